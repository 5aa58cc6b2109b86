package io.atrium.kernel;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Makes opaque, typed ids: a prefix and 17 lower-case hex digits, such as {@code
 * i-0c4f9a81be27d3056}. Nobody can guess one, and nothing can be read from it.
 */
@Component
public class Ids {

  private static final int DIGITS = 17;

  private final RandomGenerator random;

  public Ids() {
    this(new SecureRandom());
  }

  private Ids(RandomGenerator random) {
    this.random = random;
  }

  /** Ids from a seeded source, so that a simulated history can be replayed digit for digit. */
  public static Ids from(RandomGenerator random) {
    return new Ids(random);
  }

  /** A new id such as {@code i-…} for the prefix {@code "i"}. */
  public String next(String prefix) {
    var bytes = new byte[(DIGITS + 1) / 2];
    random.nextBytes(bytes);
    return prefix + "-" + HexFormat.of().formatHex(bytes).substring(0, DIGITS);
  }
}
