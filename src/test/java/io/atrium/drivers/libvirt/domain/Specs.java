package io.atrium.drivers.libvirt.domain;

import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Specifications for tests of pure parts. */
public final class Specs {

  public static final String ID = "i-0c4f9a81be27d3056";

  private Specs() {}

  public static InstanceSpec vm() {
    return vm(List.of(), null);
  }

  public static InstanceSpec vm(List<String> keys, @Nullable String userData) {
    return spec(keys, userData, image(ImageFormat.QCOW2, Path.of("never-read")));
  }

  public static InstanceSpec from(ImageContent image) {
    return spec(List.of("ssh-ed25519 AAAA ada"), null, image);
  }

  private static InstanceSpec spec(
      List<String> keys, @Nullable String userData, ImageContent image) {
    return new InstanceSpec(
        ID, "dep-maths", "moodle", new Size(2, 512, 4), image, keys, userData, List.of(), Map.of());
  }

  public static ImageContent image(ImageFormat format, Path file) {
    return new ImageContent("img-guest", format, file, "0123456789abcdef".repeat(4));
  }
}
