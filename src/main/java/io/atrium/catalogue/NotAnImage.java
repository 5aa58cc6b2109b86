package io.atrium.catalogue;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** The bytes are no image of the stated format, or one that would do harm. They are not kept. */
public final class NotAnImage extends AtriumException {

  public static final String CODE = "not-an-image";

  public NotAnImage(String sentence) {
    super(CODE, ErrorCategory.UNPROCESSABLE, sentence);
  }
}
