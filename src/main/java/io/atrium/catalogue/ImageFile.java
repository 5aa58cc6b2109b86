package io.atrium.catalogue;

import io.atrium.kernel.ImageFormat;
import java.nio.file.Path;

/**
 * The checked bytes of a ready image in the portal's store.
 *
 * @param sha256 lower-case hex of the whole file
 */
public record ImageFile(Path file, ImageFormat format, String sha256) {}
