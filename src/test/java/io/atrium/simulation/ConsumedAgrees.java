package io.atrium.simulation;

import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.Sweep.Counters;
import io.atrium.hosts.HostQueries;
import io.atrium.simulation.Truth.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * I5: what was counted as consumed is never more than the hosts' own counters ever said, and once
 * they were read, never less than what they say of the present run. Nothing of it is negative.
 */
final class ConsumedAgrees implements Invariant {

  /** A run is known to the millisecond, and its counters are finer. */
  private static final long TOLERANCE_NANOS = 50_000_000;

  @Override
  public List<String> broken(Stage stage, Story story) {
    var broken = new ArrayList<String>();
    Cast.HOSTS.forEach(stage::sample);
    var counted = counted(stage);
    for (var row : Believed.all(stage.portal().jdbc())) {
      var sum = counted.getOrDefault(row.id(), 0L);
      if (!story.wentBack()) {
        var most =
            stage.truth().of(row.id()).stream().mapToLong(run -> most(stage, row, run)).sum();
        if (sum < 0 || sum > most + TOLERANCE_NANOS) {
          broken.add("I5: consumed %d of at most %d: %s".formatted(sum, most, row.id()));
        }
        present(stage, row).stream()
            .map(Counters::cpuNanos)
            .filter(now -> now != null && now > sum)
            .forEach(now -> broken.add("I5: lost of %d: %s has %d".formatted(now, row.id(), sum)));
      }
    }
    return broken;
  }

  /** What the counters of the present run say, if it is one that somebody pays for. */
  private static List<Counters> present(Stage stage, Believed row) {
    var hostId = row.hostId();
    if (!row.is("RUNNING") || hostId == null) {
      return List.of();
    }
    var address = stage.portal().bean(HostQueries.class).host(hostId).address();
    return stage
        .portal()
        .bean(DriverGateway.class)
        .ask(address, Verb.SAMPLE, InstanceDriver::sample)
        .counters()
        .stream()
        .filter(each -> each.instanceId().equals(row.id()))
        .toList();
  }

  /** A simulated machine works steadily, between 2 and 41 percent of its time. */
  private static long most(Stage stage, Believed row, Run run) {
    var worked = Duration.between(run.from(), run.toOr(stage.now())).toNanos();
    return worked / 100 * (2 + Math.floorMod(row.id().hashCode(), 40)) + 1_000_000;
  }

  private static Map<String, Long> counted(Stage stage) {
    var counted = new HashMap<String, Long>();
    stage
        .portal()
        .jdbc()
        .sql("select instance_id, sum(cpu_time) as total from usage_consumed group by instance_id")
        .query(row -> {
          counted.put(row.getString("instance_id"), row.getLong("total"));
        });
    return counted;
  }
}
