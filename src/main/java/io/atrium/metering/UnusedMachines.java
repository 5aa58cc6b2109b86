package io.atrium.metering;

import io.atrium.metering.store.UnusedRows;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds machines that are paid for although nobody uses them: stopped ones that keep their disk,
 * and running ones that do next to nothing. It does not ask who wants to know: the room that shows
 * it does.
 */
@Service
@Transactional(readOnly = true)
public class UnusedMachines {

  /** For so long a machine must have run unchanged, and been read, before it is called idle. */
  public static final Duration WATCHED = Duration.ofDays(7);

  /** The most that an idle machine's processors did, of what they could: one in a hundred. */
  public static final long IDLE_PARTS = 100;

  /** Counters that were not read for so long say nothing about now. */
  private static final Duration FRESH = Duration.ofHours(2);

  private final UnusedRows rows;

  private final Clock clock;

  UnusedMachines(UnusedRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** In no order. A machine whose counters are not known is not called idle. */
  public List<Unused> of(Set<String> departmentIds) {
    if (departmentIds.isEmpty()) {
      return List.of();
    }
    var now = clock.instant();
    var idle =
        rows.running(departmentIds, now.minus(WATCHED), now.minus(FRESH)).stream()
            .filter(UnusedMachines::idle);
    return Stream.concat(rows.stopped(departmentIds).stream(), idle).toList();
  }

  private static boolean idle(Unused machine) {
    var did = machine.processorTime();
    var could = machine.units().getOrDefault(Meter.VCPU, 0L) * WATCHED.toNanos() / IDLE_PARTS;
    return did != null && did.bitLength() < Long.SIZE && did.longValueExact() <= could;
  }
}
