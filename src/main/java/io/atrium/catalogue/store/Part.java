package io.atrium.catalogue.store;

import io.atrium.catalogue.ImageBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes on their way into the store. Closed before it was kept, it leaves nothing behind. */
public final class Part implements AutoCloseable {

  private static final int BUFFER = 256 * 1_024;

  private final Path path;

  private final MessageDigest digest = sha256();

  private long length;

  private @Nullable ImageBytes bytes;

  Part(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /** What was written here, or what others wrote and {@link #measure} read. */
  public ImageBytes bytes() {
    if (bytes == null) {
      throw new IllegalStateException("Nothing was written yet");
    }
    return bytes;
  }

  /** Reads the file that another wrote to this place, so that its length and sum are known. */
  public void measure(long most) {
    try (var written = Files.newInputStream(path)) {
      var buffer = new byte[BUFFER];
      for (var read = written.read(buffer); read >= 0; read = written.read(buffer)) {
        count(buffer, read, most);
      }
      bytes = new ImageBytes(length, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException failed) {
      throw new UncheckedIOException("A new image cannot be read back", failed);
    }
  }

  /** Writes until the stream ends, and returns once the bytes are on the disk. */
  void write(InputStream stream, long most) {
    try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      var buffer = new byte[BUFFER];
      for (var read = next(stream, buffer); read >= 0; read = next(stream, buffer)) {
        count(buffer, read, most);
        var left = ByteBuffer.wrap(buffer, 0, read);
        while (left.hasRemaining()) {
          file.write(left);
        }
      }
      file.force(true);
      bytes = new ImageBytes(length, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException failed) {
      throw DiskFull.orDefect(failed);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException failed) {
      throw new UncheckedIOException("An unfinished image cannot be removed", failed);
    }
  }

  private void count(byte[] buffer, int read, long most) {
    length += read;
    if (length > most) {
      throw new TooLarge(most >> 20);
    }
    digest.update(buffer, 0, read);
  }

  private static int next(InputStream stream, byte[] buffer) {
    try {
      return stream.read(buffer);
    } catch (IOException cut) {
      throw new UploadCut(cut);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
