package io.atrium.kernel.web;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** The very same request is being worked on at this moment; its answer will be there soon. */
public final class RequestInProgress extends AtriumException {

  public static final String CODE = "request-in-progress";

  RequestInProgress() {
    super(
        CODE,
        ErrorCategory.CONFLICT,
        "A request with this Idempotency-Key is being worked on. Repeat it in a moment.");
  }
}
