package io.atrium.drivers.simulated;

import java.time.Duration;
import java.util.Random;

/** How long things take on a simulated host: the configured times, varied a little, repeatably. */
final class Pace {

  private static final double VARIATION = 0.25;

  private final SimulationSettings settings;

  private final Random random;

  Pace(SimulationSettings settings) {
    this.settings = settings;
    this.random = new Random(settings.seed());
  }

  Duration build() {
    return varied(settings.build());
  }

  Duration boot() {
    return varied(settings.boot());
  }

  /** How long the guest takes to shut down: it is cut off when its grace is over. */
  Duration shutdown(Duration grace) {
    var wanted = varied(settings.shutdown());
    return wanted.compareTo(grace) < 0 ? wanted : grace;
  }

  private Duration varied(Duration usual) {
    if (usual.isZero()) {
      return usual;
    }
    var factor = 1 + VARIATION * (2 * random.nextDouble() - 1);
    return Duration.ofNanos(Math.round(usual.toNanos() * factor));
  }
}
