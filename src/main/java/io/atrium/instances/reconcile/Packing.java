package io.atrium.instances.reconcile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Makes disks small for the store, and whole again. */
final class Packing {

  private static final int BUFFER = 256 * 1_024;

  private Packing() {}

  /** Packs one file into another; gives the SHA-256 of the first. */
  static String pack(Path disk, Path packed) throws IOException {
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed), BUFFER)) {
      return copy(disk, out);
    }
  }

  static void unpack(Path packed, Path disk) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(packed), BUFFER);
        var out = Files.newOutputStream(disk)) {
      in.transferTo(out);
    }
  }

  static String sha256(Path disk) throws IOException {
    return copy(disk, OutputStream.nullOutputStream());
  }

  private static String copy(Path disk, OutputStream out) throws IOException {
    var digest = digest();
    try (var in = new DigestInputStream(Files.newInputStream(disk), digest)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
