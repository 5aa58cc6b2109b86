package io.atrium.drivers.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.atrium.drivers.spi.SpecRejected;
import java.io.IOException;
import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes an image of what a container has written. The engine holds the container still meanwhile,
 * so that the image is of one moment; the image stands there whole, or not at all.
 */
final class Commit {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Commit() {}

  /** Gives the image {@code name}, and {@code mark} in a label that no container of ours has. */
  static void make(Line line, InspectContainerResponse seen, String name, String mark)
      throws IOException {
    refuseVolumes(seen);
    var colon = name.lastIndexOf(':');
    var path =
        "/commit?container=%s&repo=%s&tag=%s&pause=1&changes=%s"
            .formatted(
                seen.getId(),
                ImageCopies.encoded(name.substring(0, colon)),
                ImageCopies.encoded(name.substring(colon + 1)),
                ImageCopies.encoded("LABEL %s=%s".formatted(Labels.KEPT, mark)));
    line.send(Method.POST, path).close();
  }

  /** Bytes of what such an image holds beyond the one it lies on. */
  static long bytes(Line line, String name) throws IOException {
    try (var history = line.send(Method.GET, "/images/" + name + "/history")) {
      return JSON.readTree(history.getBody()).path(0).path("Size").asLong(0);
    }
  }

  /** What lies in volumes would be missing, and would be lost where the image is put back. */
  private static void refuseVolumes(InspectContainerResponse seen) {
    if (seen.getRawValues().get("Mounts") instanceof Collection<?> mounts && !mounts.isEmpty()) {
      throw new SpecRejected(
          "Its image keeps files in volumes of its own, and Docker cannot keep or hand those out:"
              + " use an image that declares no volumes.");
    }
  }
}
