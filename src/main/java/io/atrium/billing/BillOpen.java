package io.atrium.billing;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** The month of the bill goes on, or waits for a proof; what was asked for needs an issued bill. */
public final class BillOpen extends AtriumException {

  public BillOpen() {
    super(
        "wrong-state",
        ErrorCategory.CONFLICT,
        "The bill is still open. It can be verified as soon as it is issued, and never changes"
            + " then.");
  }
}
