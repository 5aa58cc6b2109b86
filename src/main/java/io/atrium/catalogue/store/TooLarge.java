package io.atrium.catalogue.store;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** More bytes than any image may have. Nothing of them was kept. */
public final class TooLarge extends AtriumException {

  public static final String CODE = "image-too-large";

  TooLarge(long mostMebibytes) {
    super(
        CODE,
        ErrorCategory.CALLER,
        "An image may have at most %d MiB. Nothing was kept.".formatted(mostMebibytes));
  }
}
