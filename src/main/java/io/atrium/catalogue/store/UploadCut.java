package io.atrium.catalogue.store;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.io.IOException;

/** The sender stopped in the middle. Nothing was kept, and the upload can be repeated. */
public final class UploadCut extends AtriumException {

  public static final String CODE = "upload-cut";

  public UploadCut(IOException cause) {
    super(
        CODE,
        ErrorCategory.CALLER,
        "The upload ended before all bytes had arrived. Nothing was kept; send it again.");
    initCause(cause);
  }
}
