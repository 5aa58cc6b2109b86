package io.atrium.budgets;

/** What has become of a request for more money. Only what is open ever changes, and only once. */
public enum RaiseState {
  OPEN,
  APPROVED,
  REFUSED,
  WITHDRAWN;

  /** To be read after "it was". */
  String word() {
    return switch (this) {
      case OPEN -> "left open";
      case APPROVED -> "approved";
      case REFUSED -> "refused";
      case WITHDRAWN -> "withdrawn";
    };
  }
}
