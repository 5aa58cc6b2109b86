package io.atrium.kernel;

/**
 * What has become of a request that somebody decides. Only what is open changes, and only once;
 * what nobody decided before its time was over has lapsed by itself.
 */
public enum RequestState {
  OPEN,
  APPROVED,
  REFUSED,
  WITHDRAWN,
  LAPSED;

  /** Who was faster, for whoever comes to decide what is decided already. */
  public String told(String who, String when) {
    return "It was %s by %s on %s. What is decided stays so; ask anew."
        .formatted(word(), who, when);
  }

  private String word() {
    return switch (this) {
      case OPEN -> "left open";
      case APPROVED -> "approved";
      case REFUSED -> "refused";
      case WITHDRAWN -> "withdrawn";
      case LAPSED -> "left open until its time was over";
    };
  }
}
