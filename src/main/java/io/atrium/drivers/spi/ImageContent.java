package io.atrium.drivers.spi;

import io.atrium.kernel.ImageFormat;
import java.nio.file.Path;

/**
 * The checked bytes of an image in the portal's store.
 *
 * @param imageId our id of the image; copies on hosts are named after it
 * @param sha256 lower-case hex of the whole file
 */
public record ImageContent(String imageId, ImageFormat format, Path file, String sha256) {}
