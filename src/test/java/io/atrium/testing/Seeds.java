package io.atrium.testing;

import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Tries a promise on many random cases. A failure names its seed; {@code -Datrium.seed=…} tries
 * that very case again, alone.
 */
public final class Seeds {

  private Seeds() {}

  public static void tryOut(int cases, Consumer<RandomGenerator> promise) {
    var given = Long.getLong("atrium.seed");
    if (given != null) {
      attempt(given, promise);
      return;
    }
    var first = System.nanoTime();
    for (int i = 0; i < cases; i++) {
      attempt(first + i, promise);
    }
  }

  private static void attempt(long seed, Consumer<RandomGenerator> promise) {
    try {
      promise.accept(new Random(seed));
    } catch (AssertionError | IllegalStateException broken) {
      throw new AssertionError("Broken by -Datrium.seed=%d".formatted(seed), broken);
    }
  }
}
