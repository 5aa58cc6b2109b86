package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.kernel.Ids;
import io.atrium.kernel.ImageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Judges images that a driver made. */
final class Images {

  private Images() {}

  static void assertStarts(Bench bench, Path archive) {
    var id = bench.newId();
    bench.create(bench.spec(id, content(archive)));
    bench.await(id, PowerState.STOPPED);

    bench.start(id);

    bench.await(id, PowerState.RUNNING);
    assertThat(bench.bed().runs(bench.ref(id).externalName())).isTrue();
  }

  /** What was taken off a host, as the disk of one other instance. */
  static ImageContent ofItsOwn(Path file, ImageFormat format) {
    return content(file, format, false);
  }

  private static ImageContent content(Path archive) {
    return content(archive, ImageFormat.CONTAINER_ARCHIVE, true);
  }

  private static ImageContent content(Path archive, ImageFormat format, boolean shared) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
      return new ImageContent(
          new Ids().next("img"), format, archive, HexFormat.of().formatHex(digest), shared);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
