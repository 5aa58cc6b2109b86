package io.atrium.pricing;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** Prices were to be withdrawn that hold already, or so soon that some portal may count by them. */
public final class PricesBegun extends AtriumException {

  public PricesBegun() {
    super(
        "wrong-state",
        ErrorCategory.CONFLICT,
        "These prices hold, or begin within seconds: they can no longer be withdrawn. Set new"
            + " ones for the time to come.");
  }
}
