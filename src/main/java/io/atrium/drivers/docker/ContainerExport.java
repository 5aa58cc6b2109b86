package io.atrium.drivers.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.kernel.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands out the files of a container as an image. They are taken from a committed copy, so that the
 * container is held still only for what it has written itself. How the image is started is what its
 * own image said: what a person gave this one container, variables above all, stays with it.
 */
final class ContainerExport {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String MARK = "export";

  private final DockerEngine engine;

  private final InstanceRef ref;

  ContainerExport(DockerEngine engine, InstanceRef ref) {
    this.engine = engine;
    this.ref = ref;
  }

  ImageFormat to(Path target) {
    return engine.converse(
        ref.host(),
        line -> {
          var turn = engine.containers().longTurn(ref.instanceId());
          turn.lockInterruptibly();
          try {
            return write(line, target);
          } finally {
            turn.unlock();
          }
        });
  }

  private ImageFormat write(Line line, Path target) throws IOException {
    var seen = engine.containers().require(line, ref);
    var base = base(line, Labels.baseOf(Labels.of(seen)));
    tidy(line);
    try {
      Commit.make(line, seen, OwnTags.export(ref), MARK);
      return write(line, seen, base, target);
    } finally {
      tidy(line);
    }
  }

  private ImageFormat write(Line line, InspectContainerResponse seen, JsonNode base, Path target)
      throws IOException {
    var copy =
        line.docker()
            .createContainerCmd(OwnTags.export(ref))
            .withName(Asides.export(ref))
            .exec()
            .getId();
    var complete = false;
    try (var files = line.send(Method.GET, "/containers/" + copy + "/export")) {
      var format = formatOf(seen);
      if (format == ImageFormat.ROOTFS) {
        FlatImage.writeFiles(files.getBody(), target);
      } else {
        FlatImage.writeArchive(files.getBody(), base, target);
      }
      complete = true;
      return format;
    } finally {
      if (!complete) {
        Files.deleteIfExists(target);
      }
    }
  }

  /** What runs under the engine's init came as an image; what brings its own, as files. */
  private static ImageFormat formatOf(InspectContainerResponse seen) {
    return Boolean.TRUE.equals(seen.getHostConfig().getInit())
        ? ImageFormat.CONTAINER_ARCHIVE
        : ImageFormat.ROOTFS;
  }

  private static JsonNode base(Line line, String imageId) throws IOException {
    try (var answer = line.send(Method.GET, "/images/" + imageId + "/json")) {
      return JSON.readTree(answer.getBody());
    } catch (NotFoundException gone) {
      throw new SpecRejected(
          "Somebody removed the image it was made from from the engine, so nobody can tell how to"
              + " start a copy of it.",
          gone);
    }
  }

  private void tidy(Line line) {
    Asides.removeExport(line, ref);
    OwnTags.remove(line, OwnTags.export(ref));
  }
}
