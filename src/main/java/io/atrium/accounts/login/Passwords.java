package io.atrium.accounts.login;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords with bcrypt. Never more at once than there are cores, so that
 * somebody who tries many passwords slows down themselves and not the portal.
 */
@Component
public class Passwords {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 72;

  /** No letter or digit in it that can be taken for another. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private final SecureRandom random = new SecureRandom();
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private final BCryptPasswordEncoder encoder;

  private final String standIn;

  Passwords(PasswordSettings settings) {
    encoder = new BCryptPasswordEncoder(settings.cost());
    // Any well-formed hash of the same cost does; computing a real one would slow every start down.
    standIn =
        "$2a$%02d$%s"
            .formatted(settings.cost(), "v5Fh7QbW3.pM9iAqKcYbUe6RcTzN0sJd1LxGvHkPyOwE8uBnZmCq2");
  }

  public String hash(String password) {
    return withinPatience(() -> {
      var hash = encoder.encode(password);
      if (hash == null) {
        throw new IllegalStateException("bcrypt made no hash");
      }
      return hash;
    });
  }

  /**
   * Whether the password fits; takes the same time whether or not there is a hash to compare with.
   */
  public boolean fits(String password, @Nullable String hash) {
    if (password.isEmpty() || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return fits("x", null);
    }
    var same = withinPatience(() -> encoder.matches(password, hash == null ? standIn : hash));
    return same && hash != null;
  }

  /** The hash of a password nobody has, checked for unknown names so that they take as long. */
  String standIn() {
    return standIn;
  }

  /** A password to be handed over once: four groups of five, easy to read out, hard to guess. */
  public String makeOne() {
    var made = new StringBuilder();
    for (var i = 0; i < 20; i++) {
      made.append(i > 0 && i % 5 == 0 ? "-" : "");
      made.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return made.toString();
  }

  private <T> T withinPatience(Supplier<T> work) {
    try {
      if (!cores.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw tooBusy();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw tooBusy();
    }
    try {
      return work.get();
    } finally {
      cores.release();
    }
  }

  private static AtriumException tooBusy() {
    return new AtriumException(
        "overloaded",
        ErrorCategory.BACKEND,
        "Too many people are logging in right now. Try again in a moment.");
  }
}
