package io.atrium.catalogue.web;

import static io.atrium.kernel.web.Entered.filled;

import io.atrium.catalogue.Image;
import io.atrium.catalogue.ImageChange;
import io.atrium.catalogue.NewImage;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.web.ETags;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The forms that add an image or change its words, by the names of their fields. An image is
 * uploaded, built from a Dockerfile or fetched from a registry; each way has fields of its own.
 */
record ImageFields(Map<String, String> entered) {

  static final ImageFields BLANK = new ImageFields(Map.of());

  static ImageFields of(Image image) {
    return new ImageFields(
        Map.of(
            "name", image.name(),
            "purpose", image.purpose(),
            "os", image.os(),
            "seen", ETags.of(image.version())));
  }

  public @Nullable String of(String field) {
    return entered.get(field);
  }

  /** An image whose bytes the person sends. */
  NewImage uploaded() {
    return wanted(format(), null, null);
  }

  /** An image that a host makes. */
  NewImage built() {
    var dockerfile = Objects.requireNonNullElse(of("dockerfile"), "").replace("\r\n", "\n");
    return wanted(null, dockerfile, null);
  }

  NewImage fetched() {
    return wanted(null, null, Objects.requireNonNullElse(of("reference"), "").strip());
  }

  ImageChange change() {
    return new ImageChange(
        Objects.requireNonNullElse(of("name"), ""),
        Objects.requireNonNullElse(of("purpose"), ""),
        Objects.requireNonNullElse(of("os"), ""),
        of("published") == null ? null : Boolean.TRUE);
  }

  private NewImage wanted(
      @Nullable ImageFormat format, @Nullable String dockerfile, @Nullable String reference) {
    return new NewImage(
        filled(of("name")),
        filled(of("purpose")),
        null,
        format,
        filled(of("os")),
        filled(of("departmentId")),
        filled(of("sha256")),
        null,
        dockerfile,
        reference);
  }

  private @Nullable ImageFormat format() {
    return Arrays.stream(ImageFormat.values())
        .filter(each -> each.name().equals(of("format")))
        .findFirst()
        .orElse(null);
  }
}
