package io.atrium.catalogue;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** The image is in another state than the request needs; the sentence names it. */
public final class ImageState extends AtriumException {

  public static final String CODE = "wrong-state";

  ImageState(Image image, String but) {
    this("The image '%s' %s (it is %s).".formatted(image.name(), but, image.status()));
  }

  ImageState(String sentence) {
    super(CODE, ErrorCategory.CONFLICT, sentence);
  }
}
