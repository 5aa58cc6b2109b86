package io.atrium.simulation;

import java.util.Random;
import java.util.random.RandomGenerator;

/** Chance that begins anew with each history, so that even its ids can be replayed. */
final class ReseededRandom implements RandomGenerator {

  private Random random = new Random(0);

  void seed(long seed) {
    random = new Random(seed);
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }
}
