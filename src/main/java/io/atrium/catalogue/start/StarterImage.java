package io.atrium.catalogue.start;

import io.atrium.catalogue.NewImage;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.SimulatedArchives;
import java.util.List;
import java.util.Map;

/**
 * An image that the portal makes itself for simulated hosts: well-formed, and without any system in
 * it, which its name and purpose say.
 */
public record StarterImage(NewImage description, byte[] bytes) {

  private static final String NOTHING = "Nothing: it starts on simulated hosts only.";

  /** One of each format. */
  public static List<StarterImage> all() {
    var root = SimulatedArchives.rootFileSystem(Map.of());
    return List.of(
        of(
            "Example web server (simulated)",
            ImageFormat.CONTAINER_ARCHIVE,
            SimulatedArchives.container(root)),
        of("Example system container (simulated)", ImageFormat.ROOTFS, root),
        of("Example Linux machine (simulated)", ImageFormat.QCOW2, EmptyDisk.bytes()));
  }

  private static StarterImage of(String name, ImageFormat format, byte[] bytes) {
    return new StarterImage(
        new NewImage(
            name,
            "For trying the portal: it can be ordered like any other, and nothing real runs.",
            null,
            format,
            NOTHING,
            null,
            null,
            null,
            null,
            null),
        bytes);
  }
}
