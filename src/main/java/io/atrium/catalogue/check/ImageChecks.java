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
          case ROOTFS -> rootFileSystem(file);
          case CONTAINER_ARCHIVE -> containerArchive(file);
        };
    return Math.toIntExact(Math.max(1, Math.ceilDiv(bytes, GIB)));
  }

  private long rootFileSystem(Path file) throws IOException {
    try {
      return RootFileSystem.size(file, limits);
    } catch (NotAnImage refused) {
      throw fits(() -> ContainerArchive.size(file, limits))
          ? new NotAnImage(
              "This is no root file system: it looks like a container image as 'docker save' writes"
                  + " it. Upload it as a container archive.")
          : refused;
    }
  }

  private long containerArchive(Path file) throws IOException {
    try {
      return ContainerArchive.size(file, limits);
    } catch (NotAnImage refused) {
      throw fits(() -> RootFileSystem.size(file, limits))
          ? new NotAnImage(
              "This is no container archive: it looks like the files of a whole system. Upload it"
                  + " as a root file system.")
          : refused;
    }
  }

  private static boolean fits(Reading as) throws IOException {
    try {
      return as.size() >= 0;
    } catch (NotAnImage _) {
      return false;
    }
  }

  /** One more reading of the same file, as another format. */
  private interface Reading {

    long size() throws IOException;
  }
}
