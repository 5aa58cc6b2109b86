package io.atrium.catalogue.check;

import io.atrium.catalogue.ImageLimits;
import io.atrium.catalogue.NotAnImage;
import io.atrium.kernel.ImageFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Decides whether a file is an image of the stated format that can safely be given to a host. */
@Component
public class ImageChecks {

  private static final long GIB = 1L << 30;

  private final ImageLimits limits;

  public ImageChecks(ImageLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads the whole structure of the file.
   *
   * @return the smallest disk in GiB that it fits on
   * @throws NotAnImage with a sentence that says what is wrong
   */
  public int minDiskGib(Path file, ImageFormat format) throws IOException {
    var bytes =
        switch (format) {
          case QCOW2 -> Qcow2.read(file).checkedSize(limits);
          case ROOTFS -> RootFileSystem.size(file, limits);
          case CONTAINER_ARCHIVE -> ContainerArchive.size(file, limits);
        };
    return Math.toIntExact(Math.max(1, Math.ceilDiv(bytes, GIB)));
  }
}
