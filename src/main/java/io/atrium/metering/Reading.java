package io.atrium.metering;

import io.atrium.instances.CountersRead.Counted;
import org.jspecify.annotations.Nullable;

/**
 * What the counters of one instance said at a moment. They grow from the beginning of their epoch;
 * what they grew by is what was consumed.
 *
 * @param epoch changes whenever they began anew, and from host to host
 * @param takenMillis when, in milliseconds since 1970
 */
public record Reading(String instanceId, String epoch, long takenMillis, Amounts values) {

  private static final int LONGEST_EPOCH = 120;

  static Reading of(Counted counted, String hostId, long takenMillis) {
    var epoch = hostId + " " + counted.epoch();
    return new Reading(
        counted.instanceId(),
        epoch.substring(0, Math.min(LONGEST_EPOCH, epoch.length())),
        takenMillis,
        Amounts.of(counted));
  }

  /** Whether it tells anything that the other does not. What is not newer is known already. */
  boolean follows(@Nullable Reading last) {
    return last == null || takenMillis > last.takenMillis;
  }

  /** What was consumed since the other. A counter that fell or began anew counts from nothing. */
  Amounts since(@Nullable Reading last) {
    return last == null || !last.epoch.equals(epoch)
        ? values
        : values.with(last.values, Reading::grown);
  }

  /** What is known after both: a counter that is not told this once is not forgotten. */
  Reading after(@Nullable Reading last) {
    return last == null || !last.epoch.equals(epoch)
        ? this
        : new Reading(
            instanceId,
            epoch,
            takenMillis,
            values.with(last.values, (now, before) -> now == null ? before : now));
  }

  private static @Nullable Long grown(@Nullable Long now, @Nullable Long before) {
    if (now == null) {
      return null;
    }
    return before == null || now < before ? now : Long.valueOf(now - before);
  }
}
