package io.atrium.accounts;

import io.atrium.kernel.Faults;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * OpenSSH public keys as people paste them. Only keys pass whose inside agrees with what they say
 * they are; options such as {@code command=} never do, for a key ends up in a file that obeys them.
 */
final class SshKeys {

  private static final int MOST = 20;
  private static final int SHORTEST_RSA = 2048;
  private static final Set<String> TYPES =
      Set.of(
          "ssh-ed25519",
          "ssh-rsa",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "sk-ssh-ed25519@openssh.com",
          "sk-ecdsa-sha2-nistp256@openssh.com");

  private SshKeys() {}

  /** Notes each key that is none. */
  static void check(List<String> keys, Faults faults) {
    faults.unless(keys.size() <= MOST, "keys", "must be at most %d keys".formatted(MOST));
    for (var i = 0; i < keys.size(); i++) {
      var field = "keys[%d]".formatted(i);
      fault(keys.get(i)).ifPresent(message -> faults.add(field, message));
    }
  }

  /** The keys without surrounding space and without repetitions. */
  static List<String> normal(List<String> keys) {
    return keys.stream().map(String::strip).distinct().toList();
  }

  private static Optional<String> fault(String key) {
    var parts = key.strip().split(" +", 3);
    if (key.length() > 1800 || key.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.of("must be one line of at most 1800 characters");
    }
    if (parts.length < 2 || !TYPES.contains(parts[0])) {
      return Optional.of("must be an OpenSSH public key such as ssh-ed25519 AAAA… name");
    }
    try {
      return inside(parts[0], ByteBuffer.wrap(Base64.getDecoder().decode(parts[1])));
    } catch (IllegalArgumentException | BufferUnderflowException _) {
      return Optional.of("is damaged: its second part cannot be read");
    }
  }

  private static Optional<String> inside(String type, ByteBuffer blob) {
    if (!new String(string(blob), StandardCharsets.US_ASCII).equals(type)) {
      return Optional.of("is damaged: it is not the %s key it says it is".formatted(type));
    }
    if (type.equals("ssh-rsa")) {
      string(blob); // the exponent
      var bits = new BigInteger(1, string(blob)).bitLength();
      return bits >= SHORTEST_RSA
          ? Optional.empty()
          : Optional.of("is too short: RSA keys need %d bits or more".formatted(SHORTEST_RSA));
    }
    return string(blob).length > 0 ? Optional.empty() : Optional.of("is damaged: it is empty");
  }

  private static byte[] string(ByteBuffer blob) {
    var length = blob.getInt();
    if (length < 0 || length > blob.remaining()) {
      throw new BufferUnderflowException();
    }
    var bytes = new byte[length];
    blob.get(bytes);
    return bytes;
  }
}
