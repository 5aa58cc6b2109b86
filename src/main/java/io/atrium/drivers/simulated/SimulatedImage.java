package io.atrium.drivers.simulated;

import io.atrium.drivers.spi.UnexpectedAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The disk of a simulated instance as a file: a well-formed image of its format, without any system
 * in it, that carries the simulated content where another simulated instance finds it.
 */
final class SimulatedImage {

  /** What the content begins and ends with, wherever in the file it is. */
  private static final Pattern CONTENT = Pattern.compile("<simulated-disk>([A-Za-z0-9+/=]*)</");

  private static final int FAR_ENOUGH = 256 * 1_024;

  private static final int EXECUTABLE = 0100755;

  private static final int READABLE = 0100644;

  private static final String SCRIPT =
      "#!/bin/sh\necho 'This system exists on simulated hosts only.'\n";

  private SimulatedImage() {}

  /** What a new instance finds on its disk; nothing in any file that no simulated host wrote. */
  static String content(Path file) {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try (var in = Files.newInputStream(file)) {
      var head = new String(in.readNBytes(FAR_ENOUGH), StandardCharsets.ISO_8859_1);
      var found = CONTENT.matcher(head);
      return found.find()
          ? new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.UTF_8)
          : "";
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new UnexpectedAnswer("The image cannot be read.", unreadable);
    }
  }

  /** Writes the whole file, or leaves none. */
  static void write(Machine machine, Path target) {
    try {
      Files.write(target, bytes(machine));
    } catch (IOException full) {
      remove(target);
      throw new UnexpectedAnswer("The portal has no room for the disk.", full);
    }
  }

  private static void remove(Path target) {
    try {
      Files.deleteIfExists(target);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] bytes(Machine machine) throws IOException {
    var text = machine.content().text().getBytes(StandardCharsets.UTF_8);
    var content =
        "<simulated-disk>%s</simulated-disk>\n".formatted(Base64.getEncoder().encodeToString(text));
    return switch (machine.format()) {
      case QCOW2 -> SimulatedQcow2.bytes(machine.size().diskGib(), bytes(content));
      case ROOTFS -> rootFileSystem(content);
      case CONTAINER_ARCHIVE -> container(rootFileSystem(content));
    };
  }

  private static byte[] rootFileSystem(String content) throws IOException {
    return tar(tar -> {
      add(tar, "sbin/init", EXECUTABLE, bytes(SCRIPT));
      add(tar, "simulated-disk", READABLE, bytes(content));
    });
  }

  private static byte[] container(byte[] layer) throws IOException {
    var config =
        """
        {"architecture":"amd64","os":"linux","config":{"Cmd":["/sbin/init"]},\
        "rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}
        """
            .formatted(sha256(layer));
    var manifest =
        """
        [{"Config":"config.json","RepoTags":["atrium/simulated:1"],"Layers":["layer.tar"]}]
        """;
    return tar(tar -> {
      add(tar, "manifest.json", READABLE, bytes(manifest));
      add(tar, "config.json", READABLE, bytes(config));
      add(tar, "layer.tar", READABLE, layer);
    });
  }

  private static byte[] tar(Content content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      content.write(tar);
    }
    return bytes.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, String name, int mode, byte[] bytes)
      throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    entry.setMode(mode);
    entry.setModTime(0);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /** What goes into an archive. */
  private interface Content {

    void write(TarArchiveOutputStream tar) throws IOException;
  }
}
