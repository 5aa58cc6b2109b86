package io.atrium.drivers.docker;

import io.atrium.drivers.spi.InstanceSpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * One line that stands for all of a specification that a container is made from. Two specifications
 * have the same fingerprint only if the same container follows from them.
 */
final class Fingerprint {

  /** Raised when the same specification leads to another container than before. */
  private static final String EDITION = "1";

  private final MessageDigest digest;

  private Fingerprint(MessageDigest digest) {
    this.digest = digest;
  }

  static String of(InstanceSpec spec) {
    var print = new Fingerprint(sha256());
    print.add(EDITION).add(spec.hostname());
    print.add(spec.size().toString()).add(spec.image().imageId()).add(spec.image().sha256());
    print.add(String.valueOf(spec.command().size()));
    spec.command().forEach(print::add);
    new TreeMap<>(spec.environment()).forEach((name, value) -> print.add(name).add(value));
    return HexFormat.of().formatHex(print.digest.digest());
  }

  /** Each part goes in with its length, so that no two lists of parts look alike. */
  private Fingerprint add(String part) {
    var bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
    return this;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
