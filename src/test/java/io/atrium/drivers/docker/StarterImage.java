package io.atrium.drivers.docker;

import io.atrium.drivers.spi.ImageContent;
import io.atrium.kernel.ImageFormat;
import io.atrium.lanes.Lane;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The lane's container image: a web server on port 8080 that tells its instance's id. */
final class StarterImage {

  /** The name that is written in the archive. */
  static final String NAME = "atrium/starter:1";

  private StarterImage() {}

  static ImageContent content() {
    return content("img-0000000000000kit1", ImageFormat.CONTAINER_ARCHIVE, archive());
  }

  static ImageContent rootFileSystem() {
    return content("img-0000000000000kit2", ImageFormat.ROOTFS, Lane.image("rootfs.tar.gz"));
  }

  static ImageContent content(String id, ImageFormat format, Path file) {
    return new ImageContent(id, format, file, sha256(bytes(file)));
  }

  static Path archive() {
    return Lane.image("container.tar");
  }

  /** The files in the archive by their paths. */
  static Map<String, byte[]> files() {
    var files = new HashMap<String, byte[]>();
    try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes(archive())))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          files.put(entry.getName(), tar.readAllBytes());
        }
      }
      return files;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
