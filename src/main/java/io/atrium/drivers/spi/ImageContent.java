package io.atrium.drivers.spi;

import io.atrium.kernel.ImageFormat;
import java.nio.file.Path;

/**
 * The checked bytes of an image in the portal's store.
 *
 * @param imageId our id of the image; copies on hosts are named after it
 * @param sha256 lower-case hex of the whole file
 * @param shared whether other instances start from it too, so that a host keeps its copy; else it
 *     is one instance's own disk, and nothing of it may outlive that instance on the host
 */
public record ImageContent(
    String imageId, ImageFormat format, Path file, String sha256, boolean shared) {

  /** What others start from too. */
  public ImageContent(String imageId, ImageFormat format, Path file, String sha256) {
    this(imageId, format, file, sha256, true);
  }
}
