package io.atrium.simulation;

import io.atrium.simulation.Truth.Run;
import java.util.ArrayList;
import java.util.List;

/** I5: where the host told of an end, and the portal heard it, nothing before it is unknown. */
final class EndsAreExact implements Invariant {

  /** Times are kept in whole seconds, and a late notice is late by less. */
  private static final long TOLERANCE_MILLIS = 2_000;

  @Override
  public List<String> broken(Stage stage, Story story) {
    var broken = new ArrayList<String>();
    if (!story.wentBack()) {
      for (var row : Believed.all(stage.portal().jdbc())) {
        stage
            .host(Cast.FORGETFUL)
            .toldEnd(row.id())
            .ifPresent(end ->
                stage.truth().of(row.id()).stream()
                    .filter(run -> end.equals(run.to()))
                    .forEach(run -> unknown(stage, row, run, broken)));
      }
    }
    return broken;
  }

  private static void unknown(Stage stage, Believed row, Run run, List<String> broken) {
    var truth = new Stretch(run.from().toEpochMilli(), run.toOr(stage.now()).toEpochMilli());
    Interval.all(stage.portal().jdbc()).stream()
        .filter(each -> each.instanceId().equals(row.id()))
        .filter(each -> each.meter().equals("vcpu") && !each.counted())
        .map(each -> Stretch.ofSeconds(each.fromSecond(), each.toSecond()))
        .filter(each -> overlap(each, truth) > TOLERANCE_MILLIS)
        .forEach(
            each -> broken.add("I5: unknown although its end was told: " + row.id() + " " + each));
  }

  private static long overlap(Stretch one, Stretch other) {
    return Math.min(one.to(), other.to()) - Math.max(one.from(), other.from());
  }
}
