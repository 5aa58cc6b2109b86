package io.atrium.catalogue.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes a tar archive entry by entry, also such as no honest program would write. */
final class TestArchive {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

  TestArchive() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
  }

  TestArchive file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  TestArchive file(String name, byte[] content) {
    return entry(name, TarConstants.LF_NORMAL, _ -> {}, content);
  }

  TestArchive symbolicLink(String name, String target) {
    return entry(name, TarConstants.LF_SYMLINK, entry -> entry.setLinkName(target), new byte[0]);
  }

  TestArchive hardLink(String name, String target) {
    return entry(name, TarConstants.LF_LINK, entry -> entry.setLinkName(target), new byte[0]);
  }

  TestArchive device(String name, byte type, int major, int minor) {
    return entry(
        name,
        type,
        entry -> {
          entry.setDevMajor(major);
          entry.setDevMinor(minor);
        },
        new byte[0]);
  }

  byte[] bytes() {
    try {
      tar.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  byte[] zipped() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes());
    }
    return zipped.toByteArray();
  }

  private TestArchive entry(
      String name, byte type, Consumer<TarArchiveEntry> facts, byte[] content) {
    var entry = new TarArchiveEntry(name, type, true);
    entry.setSize(content.length);
    facts.accept(entry);
    try {
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return this;
  }
}
