package io.atrium.kernel.web;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** The thing changed since the caller read it, so a change based on the old copy is refused. */
public final class Stale extends AtriumException {

  public static final String CODE = "stale";

  public Stale() {
    super(
        CODE,
        ErrorCategory.STALE,
        "It was changed since you read it. Read it again and repeat your change.");
  }
}
