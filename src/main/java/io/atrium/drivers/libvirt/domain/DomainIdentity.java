package io.atrium.drivers.libvirt.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** What follows from an instance's id alone, so that a repeat makes the same thing again. */
public final class DomainIdentity {

  private DomainIdentity() {}

  public static UUID uuid(String instanceId) {
    return UUID.nameUUIDFromBytes(("atrium/" + instanceId).getBytes(StandardCharsets.UTF_8));
  }

  /** A locally administered address; 40 bits of a hash make two alike on one host unlikely. */
  public static String mac(String instanceId) {
    var hash = sha256("mac/" + instanceId);
    return "02:" + HexFormat.ofDelimiter(":").formatHex(hash, 0, 5);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
