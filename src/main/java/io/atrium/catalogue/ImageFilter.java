package io.atrium.catalogue;

import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Kind;
import org.jspecify.annotations.Nullable;

/** Which images are wanted; null leaves a part open. */
public record ImageFilter(
    @Nullable Kind kind,
    @Nullable ImageFormat format,
    @Nullable ImageStatus status,
    @Nullable String departmentId) {

  static final ImageFilter READY = new ImageFilter(null, null, ImageStatus.READY, null);
}
