package io.atrium.simulation;

import io.atrium.drivers.simulated.PowerChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What really ran and when, as the hosts themselves know it. Where a clock stepped back, time
 * stands still until it has caught up: the same second is never counted twice.
 */
final class Truth {

  private final Map<String, List<Run>> runs = new HashMap<>();

  /** One stretch of running; without an end while it goes on. */
  record Run(Instant from, @Nullable Instant to) {

    Instant toOr(Instant now) {
      var end = to == null ? now : to;
      return end.isBefore(from) ? from : end;
    }
  }

  void forget() {
    runs.clear();
  }

  void witness(PowerChange change) {
    var known = runs.computeIfAbsent(change.instanceId(), _ -> new ArrayList<>());
    var latest = known.isEmpty() ? null : known.getLast();
    if (change.running()) {
      known.add(new Run(latest == null ? change.at() : later(latest.to(), change.at()), null));
    } else if (latest != null && latest.to() == null) {
      known.set(known.size() - 1, new Run(latest.from(), later(latest.from(), change.at())));
    }
  }

  List<Run> of(String instanceId) {
    return runs.getOrDefault(instanceId, List.of());
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one != null && one.isAfter(other) ? one : other;
  }
}
