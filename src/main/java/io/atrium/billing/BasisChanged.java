package io.atrium.billing;

import io.atrium.billing.store.InstitutionSettings.Basis;

/** Another zone or currency is set than the one that months and money here were made with. */
final class BasisChanged extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  BasisChanged(Basis kept, Basis set) {
    super(
        "The months in this database begin in the zone %s and its money is %s, but %s and %s are set."
            .formatted(kept.zone(), kept.currency(), set.zone(), set.currency()));
    remedy =
        ("Set atrium.zone=%s and atrium.currency=%s. Neither can change any more once something was"
                + " used, billed or priced: another zone or currency needs a new database.")
            .formatted(kept.zone(), kept.currency());
  }

  /** What to do about it. */
  String remedy() {
    return remedy;
  }
}
