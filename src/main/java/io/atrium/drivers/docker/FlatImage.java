package io.atrium.drivers.docker;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the files of a container as an image with one layer, in the form that every engine loads.
 */
final class FlatImage {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String LAYER = "layer.tar";

  private static final String CONFIG = "config.json";

  private FlatImage() {}

  /** The files alone, as the archive of a root file system. */
  static void writeFiles(InputStream files, Path target) throws IOException {
    try (var out = new GZIPOutputStream(Files.newOutputStream(target), 1 << 16)) {
      files.transferTo(out);
    }
  }

  /** The files, and to start them as {@code base} is started, an image as the engine tells it. */
  static void writeArchive(InputStream files, JsonNode base, Path target) throws IOException {
    var layer = target.resolveSibling(target.getFileName() + ".layer");
    try {
      var digest = spool(files, layer);
      var list = List.of(Map.of("Config", CONFIG, "RepoTags", List.of(), "Layers", List.of(LAYER)));
      try (var tar = archive(target)) {
        add(tar, CONFIG, JSON.writeValueAsBytes(config(base, digest)));
        tar.putArchiveEntry(new TarArchiveEntry(layer, LAYER));
        Files.copy(layer, tar);
        tar.closeArchiveEntry();
        add(tar, ArchiveNames.LIST, JSON.writeValueAsBytes(list));
      }
    } finally {
      Files.deleteIfExists(layer);
    }
  }

  private static Map<String, Object> config(JsonNode base, String digest) {
    return Map.of(
        "architecture", base.path("Architecture").asString("amd64"),
        "os", base.path("Os").asString("linux"),
        "config", base.path("Config"),
        "rootfs", Map.of("type", "layers", "diff_ids", List.of("sha256:" + digest)),
        "history", List.of(Map.of("created_by", "the disk of an instance")));
  }

  /** The length and the digest of a layer have to be known before it is written. */
  private static String spool(InputStream files, Path layer) throws IOException {
    var sha256 = sha256();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(layer), sha256)) {
      files.transferTo(out);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static TarArchiveOutputStream archive(Path target) throws IOException {
    var tar =
        new TarArchiveOutputStream(
            new BufferedOutputStream(Files.newOutputStream(target), 1 << 16), "UTF-8");
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    return tar;
  }

  private static void add(TarArchiveOutputStream tar, String path, byte[] content)
      throws IOException {
    var entry = new TarArchiveEntry(path);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
