package io.atrium.instances;

import io.atrium.drivers.spi.Sweep;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counters of all that runs on a host were read. Published outside any transaction: they only
 * grow, so the next reading tells what a lost one would have.
 */
public record CountersRead(String hostId, Instant takenAt, List<Counted> counters) {

  public CountersRead {
    counters = List.copyOf(counters);
  }

  public static CountersRead of(String hostId, Sweep sweep) {
    return new CountersRead(
        hostId,
        sweep.takenAt(),
        sweep.counters().stream()
            .map(each ->
                new Counted(
                    each.instanceId(),
                    each.epoch(),
                    each.cpuNanos(),
                    each.networkIn(),
                    each.networkOut(),
                    each.blockRead(),
                    each.blockWritten()))
            .toList());
  }

  /**
   * What one instance consumed since its counters began; a part that the host cannot tell is null.
   *
   * @param epoch changes whenever the counters began anew
   */
  public record Counted(
      String instanceId,
      String epoch,
      @Nullable Long cpuNanos,
      @Nullable Long networkIn,
      @Nullable Long networkOut,
      @Nullable Long blockRead,
      @Nullable Long blockWritten) {}
}
