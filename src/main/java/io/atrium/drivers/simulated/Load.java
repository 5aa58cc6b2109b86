package io.atrium.drivers.simulated;

import io.atrium.drivers.spi.Sweep.Counters;
import java.time.Duration;
import java.time.Instant;

/**
 * The counters of a simulated instance: each works steadily at a rate of its own since it started,
 * whatever its size, so that they only grow within a run.
 */
final class Load {

  private static final long MIB = 1_048_576;

  private Load() {}

  static Counters of(Machine machine, Instant now) {
    var began = machine.startedAt() == null ? now : machine.startedAt();
    var worked = Math.max(0, Duration.between(began, now).toNanos());
    // Between 2 and 41 percent, always the same for the same machine.
    var percent = 2 + Math.floorMod(machine.name().hashCode(), 40);
    var seconds = worked / 1_000_000_000L;
    return new Counters(
        machine.name(),
        began.toString(),
        worked / 100 * percent,
        machine.size().memoryMib() * MIB / 100 * (20 + percent),
        seconds * percent * 700,
        seconds * percent * 1_900,
        seconds * percent * 400,
        seconds * percent * 900);
  }
}
