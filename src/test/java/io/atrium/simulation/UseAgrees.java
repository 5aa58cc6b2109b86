package io.atrium.simulation;

import io.atrium.simulation.Truth.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * I4, I5: what is open is exactly what is in use; nothing is counted twice; what was counted as
 * running really ran, and what really ran was counted, to the second, and never taken for ended.
 */
final class UseAgrees implements Invariant {

  private static final Set<String> RUNNING = Set.of("vcpu", "memory", "disk", "address");

  private static final Set<String> KEPT = Set.of("disk");

  /** Times are kept in whole seconds, and hosts round theirs. */
  private static final long TOLERANCE_MILLIS = 2_000;

  @Override
  public List<String> broken(Stage stage, Story story) {
    var intervals = Interval.all(stage.portal().jdbc());
    var broken = new ArrayList<String>();
    for (var row : Believed.all(stage.portal().jdbc())) {
      var own = intervals.stream().filter(each -> each.instanceId().equals(row.id())).toList();
      open(row, own, broken);
      doubled(row, own, broken);
      if (!story.wentBack()) {
        var tampered = story.wasTampered(row.id());
        invented(stage, row, own, broken);
        if (!tampered && !unheard(row, story)) {
          missed(stage, row, own, broken);
          withdrawn(stage, row, broken);
        }
      }
    }
    return broken;
  }

  /** Where the host keeps no times, a run whose beginning nobody heard counts once it is seen. */
  private static boolean unheard(Believed row, Story story) {
    return Cast.FORGETFUL.equals(row.hostId()) && story.wasDeaf();
  }

  private static void open(Believed row, List<Interval> own, List<String> broken) {
    var open = new TreeSet<String>();
    own.stream().filter(Interval::open).map(Interval::meter).forEach(open::add);
    var right =
        switch (row.phase()) {
          case "RUNNING" -> RUNNING;
          case "STOPPED" -> KEPT;
          default -> Set.<String>of();
        };
    if (!open.equals(right)) {
      broken.add("I4: %s is %s but open is %s".formatted(row.id(), row.phase(), open));
    }
    own.stream()
        .filter(each -> each.open() && each.doubted())
        .forEach(each -> broken.add("I4: in doubt at rest: " + each));
  }

  private static void doubled(Believed row, List<Interval> own, List<String> broken) {
    for (var meter : RUNNING) {
      var ends = Long.MIN_VALUE;
      for (var each : own) {
        if (each.meter().equals(meter)) {
          if (each.fromSecond() < ends) {
            broken.add("I5: counted twice: " + each + " of " + row.id());
          }
          ends = Math.max(ends, each.toSecond());
        }
      }
    }
  }

  private static void invented(Stage stage, Believed row, List<Interval> own, List<String> broken) {
    var runs = stage.truth().of(row.id()).stream().map(run -> stretch(run, stage.now())).toList();
    for (var each : own) {
      if (each.counted() && each.meter().equals("vcpu")) {
        var claimed =
            Stretch.ofSeconds(
                each.fromSecond(), each.open() ? stage.now().getEpochSecond() : each.toSecond());
        report("I5: counted, but did not run: ", row, claimed.without(runs), broken);
      }
    }
  }

  private static void missed(Stage stage, Believed row, List<Interval> own, List<String> broken) {
    var known = new ArrayList<Stretch>();
    own.stream()
        .filter(each -> each.meter().equals("vcpu"))
        .map(each -> Stretch.ofSeconds(each.fromSecond(), each.toSecond()))
        .forEach(known::add);
    deletion(stage, row).ifPresent(at -> known.add(new Stretch(at.toEpochMilli(), Long.MAX_VALUE)));
    for (var run : stage.truth().of(row.id())) {
      report(
          "I5: ran, but was not counted: ", row, stretch(run, stage.now()).without(known), broken);
    }
  }

  /** Only what somebody meddled with is taken for ended, and found to have run all the time. */
  private static void withdrawn(Stage stage, Believed row, List<String> broken) {
    stage
        .portal()
        .jdbc()
        .sql(
            """
            select from_second from usage_interval
            where instance_id = ? and meter = 'vcpu' and state = 'UNKNOWN' and replaced = true\
            """)
        .param(row.id())
        .query(Long.class)
        .list()
        .forEach(
            each -> broken.add("I5: taken for ended although it ran: " + row.id() + " " + each));
  }

  private static void report(
      String what, Believed row, List<Stretch> stretches, List<String> broken) {
    stretches.stream()
        .filter(each -> each.millis() > TOLERANCE_MILLIS)
        .forEach(each -> broken.add(what + row.id() + " " + each));
  }

  /** From the request on nothing is charged, although it may run on for a moment. */
  private static java.util.Optional<Instant> deletion(Stage stage, Believed row) {
    return stage
        .portal()
        .jdbc()
        .sql("select min(created_at) from operation where instance_id = ? and type = 'DELETE'")
        .param(row.id())
        .query((found, _) -> found.getTimestamp(1))
        .optional()
        .map(java.sql.Timestamp::toInstant);
  }

  private static Stretch stretch(Run run, Instant now) {
    return new Stretch(run.from().toEpochMilli(), run.toOr(now).toEpochMilli());
  }
}
