package io.atrium.drivers.libvirt.connection;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The latest run of each instance on one host, as far as it was heard. Whoever commands a start or
 * a stop notes it too, because libvirt's own notice may come later than its answer.
 */
public final class Runs {

  private final Map<String, Run> latest = new ConcurrentHashMap<>();

  private final Clock clock;

  Runs(Clock clock) {
    this.clock = clock;
  }

  /** A run began now, unless it is known already. */
  public void begun(String name, int domainId) {
    change(name, run -> run.begun(domainId, clock.instant()));
  }

  /** We ended the run now, unless its end is known already. */
  public void endedByUs(String name) {
    change(name, run -> run.endedByUs(clock.instant()));
  }

  void endTold(String name) {
    change(name, run -> run.endTold(clock.instant()));
  }

  public void forget(String name) {
    latest.remove(name);
  }

  /** What is known of a run that goes on now. */
  public Run running(String name, int domainId, long cpuNanos) {
    var run =
        latest.computeIfPresent(
            name, (_, known) -> known.isThatOf(domainId, cpuNanos) ? known.seen(cpuNanos) : known);
    return run != null && run.isThatOf(domainId, cpuNanos) ? run : Run.UNKNOWN;
  }

  /** What is known of a run that is over. A run that nobody heard end tells nothing. */
  public Run over(String name) {
    var run = latest.getOrDefault(name, Run.UNKNOWN);
    return run.over() ? run : Run.UNKNOWN;
  }

  /**
   * Notices were missed. An end may have been followed by another run, so it is forgotten; a run
   * that goes on proves itself by its number and its processor time.
   */
  void lineLost() {
    latest.values().removeIf(Run::over);
    latest.replaceAll((_, run) -> run.nothingOwed());
  }

  private void change(String name, UnaryOperator<Run> change) {
    latest.compute(name, (_, run) -> change.apply(run == null ? Run.UNKNOWN : run));
  }
}
