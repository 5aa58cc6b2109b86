package io.atrium.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The smallest archives that are what they claim to be, for systems that nothing runs. */
public final class SimulatedArchives {

  private static final int EXECUTABLE = 0100755;

  private static final int READABLE = 0100644;

  private static final String SCRIPT =
      "#!/bin/sh\necho 'This system exists on simulated hosts only.'\n";

  private SimulatedArchives() {}

  /**
   * A root file system.
   *
   * @param files what it holds beside its first program, by name
   */
  public static byte[] rootFileSystem(Map<String, String> files) {
    return tar(tar -> {
      add(tar, "sbin/init", EXECUTABLE, bytes(SCRIPT));
      for (var file : files.entrySet()) {
        add(tar, file.getKey(), READABLE, bytes(file.getValue()));
      }
    });
  }

  /** A container image whose only layer is this root file system, as {@code docker save} has it. */
  public static byte[] container(byte[] layer) {
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

  private static byte[] tar(Content content) {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      content.write(tar);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Memory does not fail to be written", impossible);
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
