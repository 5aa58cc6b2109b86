package io.atrium.metering;

import io.atrium.metering.Fact.Traits;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A machine that is paid for although nobody uses it.
 *
 * @param since when it last ran; of one that runs, since when it has run as it does
 * @param processorTime what its processors did while they were watched, in nanoseconds; null where
 *     it does not run
 * @param units what counts at present, by meter
 */
public record Unused(
    String instanceId,
    String name,
    Traits traits,
    Instant since,
    @Nullable BigInteger processorTime,
    Map<Meter, Long> units) {

  public Unused {
    units = Map.copyOf(units);
  }

  public boolean runs() {
    return processorTime != null;
  }
}
