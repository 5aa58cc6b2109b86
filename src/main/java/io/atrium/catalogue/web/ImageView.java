package io.atrium.catalogue.web;

import io.atrium.catalogue.Image;
import io.atrium.catalogue.ImageStatus;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An image as JSON. */
record ImageView(
    String id,
    @Schema(example = "Debian 12") String name,
    @Schema(example = "A small server without a desktop.") String purpose,
    Kind kind,
    ImageFormat format,
    @Schema(example = "Debian 12") String os,
    @Schema(description = "Whose it is; null when everybody may use it")
        @Nullable String departmentId,
    ImageStatus status,
    @Schema(description = "Of all its bytes; null while it has none") @Nullable String sha256,
    long bytes,
    int minDiskGib,
    @Schema(description = "Holds no system and starts on simulated hosts only") boolean simulated,
    @Schema(description = "Why its bytes were refused") @Nullable String refusal) {

  static ImageView of(Image image) {
    return new ImageView(
        image.id(),
        image.name(),
        image.purpose(),
        image.kind(),
        image.format(),
        image.os(),
        image.departmentId(),
        image.status(),
        image.sha256(),
        image.bytes(),
        image.minDiskGib(),
        image.simulated(),
        image.refusal());
  }
}
