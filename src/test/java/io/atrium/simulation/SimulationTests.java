package io.atrium.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Ten thousand random histories of the whole portal. With {@code -Dsimulation.seed=…} the one
 * history of that seed is played instead; with {@code -Dsimulation.first=…} and {@code
 * -Dsimulation.histories=…} others, and more of them.
 */
class SimulationTests {

  private static final long SEED = Long.getLong("simulation.seed", -1);

  private static final long FIRST = Long.getLong("simulation.first", 0);

  private static final long MANY = Long.getLong("simulation.histories", 10_000);

  @Test
  void everyInvariantHoldsAfterEveryHistory() throws Exception {
    var histories = SEED < 0 ? new Histories(FIRST, MANY) : new Histories(SEED, 1);

    assertThat(histories.play()).isEmpty();
  }
}
