package io.atrium.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Seals short secrets before they go into the database (AES-256 in Galois/Counter Mode). The key
 * lies in {@code secret.key} of the data folder, readable by the portal alone, and never in the
 * database.
 */
@Component
public class Sealer {

  private static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 16;

  private static final Set<OpenOption> OPEN =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final BytesEncryptor encryptor;

  Sealer(Institution institution) {
    var key = new SecretKeySpec(key(institution.data().resolve("secret.key")), "AES");
    this.encryptor =
        new AesBytesEncryptor(key, KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM);
  }

  public String seal(String text) {
    return Base64.getEncoder()
        .encodeToString(encryptor.encrypt(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Opens what {@link #seal} made. Anything that was altered is refused. */
  public String open(String sealed) {
    return new String(
        encryptor.decrypt(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
  }

  private static byte[] key(Path file) {
    try {
      if (Files.notExists(file) || Files.size(file) < KEY_BYTES) {
        make(file);
      }
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The key file cannot be read: " + file, unreadable);
    }
  }

  /**
   * Portals that start together over one folder agree on one key, and a crash meanwhile leaves
   * nothing that counts as a key.
   */
  private static synchronized void make(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (var opened = FileChannel.open(file, OPEN, OWNER_ONLY);
        var _ = opened.lock()) {
      if (opened.size() < KEY_BYTES) {
        opened.write(ByteBuffer.wrap(KeyGenerators.secureRandom(KEY_BYTES).generateKey()), 0);
        opened.force(true);
      }
    }
  }
}
