package io.atrium.catalogue.store;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The portal's own disk has no room for the bytes. Nothing of them was kept. */
public final class DiskFull extends AtriumException {

  public static final String CODE = "disk-full";

  public DiskFull() {
    super(
        CODE,
        ErrorCategory.CAPACITY,
        "The portal's disk has no room for this image. Nothing of it was kept; an operator must"
            + " make room first.");
  }

  /** Tells a full disk from any other failure to write. */
  static RuntimeException orDefect(IOException failed) {
    var words = String.valueOf(failed.getMessage());
    return words.contains("No space left") || words.contains("quota exceeded")
        ? new DiskFull()
        : new UncheckedIOException("The image cannot be written", failed);
  }
}
