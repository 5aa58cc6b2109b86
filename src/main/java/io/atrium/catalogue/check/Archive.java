package io.atrium.catalogue.check;

import io.atrium.catalogue.ImageLimits;
import io.atrium.catalogue.NotAnImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Walks a tar archive, gzip or not, entry by entry, and refuses one that is broken or too large.
 */
final class Archive {

  private static final int BUFFER = 64 * 1_024;

  private static final int TAR_HEADER = 512;

  private final Path file;

  private final ImageLimits limits;

  Archive(Path file, ImageLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** Looks at one entry; its bytes may be read from {@code data} and are skipped otherwise. */
  interface Visitor {

    void visit(TarArchiveEntry entry, InputStream data) throws IOException;
  }

  void walk(Visitor visitor) throws IOException {
    try (var packed = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      var unpacked = tar(unpacked(packed));
      walk(new UnpackMeter(unpacked, Files.size(file), limits.unpacked().toBytes()), visitor);
    } catch (IllegalArgumentException | IOException broken) {
      throw new NotAnImage("The archive cannot be read to its end: it is damaged or not complete.");
    }
  }

  private void walk(UnpackMeter meter, Visitor visitor) throws IOException {
    try (var tar = new TarArchiveInputStream(meter)) {
      var entries = 0;
      for (var entry = next(tar, meter); entry != null; entry = next(tar, meter)) {
        refuseIf(++entries > limits.entries(), "it has more than %d files", limits.entries());
        refuseIf(entry.isSparse(), "'%s' is stored with holes", Paths.shown(entry.getName()));
        visitor.visit(entry, tar);
        // Read here rather than skipped by the next header, whose own length is bounded.
        tar.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar, UnpackMeter meter)
      throws IOException {
    meter.beginHeader();
    var entry = tar.getNextEntry();
    meter.endHeader();
    return entry;
  }

  private static BufferedInputStream unpacked(BufferedInputStream packed) throws IOException {
    var head = peek(packed);
    return head.length > 2 && head[0] == 0x1f && head[1] == (byte) 0x8b
        ? new BufferedInputStream(new GZIPInputStream(packed, BUFFER), BUFFER)
        : packed;
  }

  private static InputStream tar(BufferedInputStream stream) throws IOException {
    var head = peek(stream);
    if (!TarArchiveInputStream.matches(head, head.length)) {
      throw new NotAnImage(
          Signature.sentence(
              ByteBuffer.wrap(head),
              "a tar archive",
              "What 'docker save' or 'tar' writes is accepted, packed with gzip or not."));
    }
    return stream;
  }

  private static byte[] peek(BufferedInputStream stream) throws IOException {
    stream.mark(TAR_HEADER);
    var head = stream.readNBytes(TAR_HEADER);
    stream.reset();
    return head;
  }

  static void refuseIf(boolean wrong, String why, Object... parts) {
    if (wrong) {
      throw new NotAnImage("The archive is refused: " + why.formatted(parts) + ".");
    }
  }
}
