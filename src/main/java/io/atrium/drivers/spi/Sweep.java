package io.atrium.drivers.spi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cumulative counters of all our running instances on a host, read in one go. */
public record Sweep(Instant takenAt, List<Counters> counters) {

  public Sweep {
    counters = List.copyOf(counters);
  }

  /**
   * Counters of one instance since the beginning of its epoch; a part the host cannot tell is null.
   *
   * @param epoch changes whenever the counters began anew
   * @param cpuNanos processor time used
   * @param memoryBytes memory in use now
   */
  public record Counters(
      String instanceId,
      String epoch,
      @Nullable Long cpuNanos,
      @Nullable Long memoryBytes,
      @Nullable Long networkIn,
      @Nullable Long networkOut,
      @Nullable Long blockRead,
      @Nullable Long blockWritten) {}
}
