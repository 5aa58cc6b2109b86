package io.atrium.kernel.web;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** The key was used before with another body, so nobody can tell which of the two was meant. */
public final class IdempotencyMismatch extends AtriumException {

  public static final String CODE = "idempotency-mismatch";

  IdempotencyMismatch() {
    super(
        CODE,
        ErrorCategory.UNPROCESSABLE,
        "This Idempotency-Key was used before with another body. Use a new key for a new request.");
  }
}
