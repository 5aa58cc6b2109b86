package io.atrium.drivers.docker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Makes container image archives, good and bad, from small parts. */
final class Archives {

  private final Map<String, byte[]> files;

  private final Map<String, String> links = new LinkedHashMap<>();

  private final Path folder;

  private Archives(Map<String, byte[]> files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  static Archives empty(Path folder) {
    return new Archives(new TreeMap<>(), folder);
  }

  /** The lane's own image. */
  static Archives starter(Path folder) {
    return new Archives(new TreeMap<>(StarterImage.files()), folder);
  }

  Archives file(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Archives link(String path, String target) {
    links.put(path, target);
    return this;
  }

  Archives named(String name) {
    return file("manifest.json", text("manifest.json").replace(StarterImage.NAME, name));
  }

  /** Another image than before, with the same layer. */
  Archives changed() {
    var old =
        files.keySet().stream()
            .filter(path -> path.endsWith(".json") && !path.equals("manifest.json"))
            .findFirst()
            .orElseThrow();
    var config = text(old).replace("1970-01-01", "1971-01-01");
    var path = StarterImage.sha256(config.getBytes(StandardCharsets.UTF_8)) + ".json";
    files.remove(old);
    return file(path, config).file("manifest.json", text("manifest.json").replace(old, path));
  }

  /** A build's context: one Dockerfile. */
  static InputStream context(String dockerfile) {
    var bytes = new ByteArrayOutputStream();
    try {
      empty(Path.of("")).file("Dockerfile", dockerfile).writeTo(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  Path write() throws IOException {
    var target = Files.createTempFile(folder, "archive", ".tar");
    try (var out = Files.newOutputStream(target)) {
      writeTo(out);
    }
    return target;
  }

  private void writeTo(OutputStream out) throws IOException {
    try (var tar = new TarArchiveOutputStream(out)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var link : links.entrySet()) {
        var entry = new TarArchiveEntry(link.getKey(), TarConstants.LF_SYMLINK, true);
        entry.setLinkName(link.getValue());
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
      for (var file : files.entrySet()) {
        var entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
  }

  private String text(String path) {
    return new String(files.get(path), StandardCharsets.UTF_8);
  }
}
