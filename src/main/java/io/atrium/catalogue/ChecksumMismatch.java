package io.atrium.catalogue;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** The bytes that arrived are not the bytes that were announced. Nothing was kept. */
public final class ChecksumMismatch extends AtriumException {

  public static final String CODE = "checksum-mismatch";

  ChecksumMismatch(String expected, String found) {
    super(
        CODE,
        ErrorCategory.UNPROCESSABLE,
        "The SHA-256 of what arrived is %s, not %s. Nothing was kept; send it again."
            .formatted(found, expected));
  }
}
