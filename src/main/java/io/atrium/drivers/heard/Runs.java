package io.atrium.drivers.heard;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The latest run of each instance on one host, as far as it was heard. Whoever commands a start or
 * a stop notes it too, because the host's own notice may come later than its answer.
 *
 * <p>An end that was heard is never forgotten because the line broke afterwards: the run that is
 * metered ended then, whatever ran after it unheard.
 */
public final class Runs {

  /** How long a look waits for a notice of what it sees: the two overtake each other. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, Run> latest = new ConcurrentHashMap<>();

  private final InstantSource clock;

  public Runs(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A run began now by our doing, unless it is known already.
   *
   * @param lineStands whether the line over which that was asked is still listened to
   */
  public void begunByUs(String name, long number, BooleanSupplier lineStands) {
    change(name, whole(lineStands, run -> run.begunByUs(number, clock.instant())));
  }

  /** We ended the run now, unless its end is known already. */
  public void endedByUs(String name, BooleanSupplier lineStands) {
    change(name, whole(lineStands, run -> run.endedByUs(clock.instant())));
  }

  public void beginningTold(String name, long number) {
    change(name, run -> run.beginningTold(number, clock.instant()));
  }

  public void endTold(String name) {
    change(name, run -> run.endTold(clock.instant()));
  }

  public void forget(String name) {
    latest.remove(name);
  }

  /**
   * What is known of a run that is seen to go on. At the first look at it, its beginning is noted
   * on its host, or read there if another portal process has done so.
   */
  public <E extends Exception> Run running(
      String name, long number, long cpuNanos, BooleanSupplier lineStands, RunNotes<E> notes)
      throws E {
    var run = change(name, whole(lineStands, known -> known.seen(number, cpuNanos)));
    if (run.isThatOf(number, cpuNanos) && !run.noted()) {
      var noted = note(run, notes);
      run =
          change(
              name,
              known ->
                  noted.isPresent() && known.number() == number ? known.noted(noted.get()) : known);
    }
    return run.isThatOf(number, cpuNanos) ? run : Run.UNKNOWN;
  }

  /** What nobody heard begin is known to run since it is seen. */
  private <E extends Exception> Optional<RunNote> note(Run run, RunNotes<E> notes) throws E {
    var found = notes.read().filter(note -> note.number() == run.number());
    if (found.isPresent()) {
      return found;
    }
    var since = Objects.requireNonNullElseGet(run.startedAt(), clock::instant);
    var note = new RunNote(run.number(), since, run.startedAt() == null);
    return notes.write(note) ? Optional.of(note) : Optional.empty();
  }

  /** What is known of a run that is seen to be over. What nobody heard end tells nothing. */
  public Run over(String name) {
    var run = latest.getOrDefault(name, Run.UNKNOWN);
    return run.over() ? run : Run.UNKNOWN;
  }

  /** Whether it is seen to be over, and its end is about to be told. */
  public boolean owesItsEnd(String name) {
    return latest.getOrDefault(name, Run.UNKNOWN).owesItsEnd();
  }

  /** Its end was waited for and not told: nobody waits for it again. */
  public void neverTold(String name) {
    latest.computeIfPresent(name, (_, run) -> run.owesItsEnd() ? run.lineLost() : run);
  }

  /**
   * Notices were missed. An end that was heard still stands; a run that goes on proves itself by
   * its number and its processor time.
   */
  public void lineLost() {
    latest.replaceAll((_, run) -> run.lineLost());
  }

  /** What was noted over a line that is lost meanwhile will not be told any more. */
  private static UnaryOperator<Run> whole(BooleanSupplier lineStands, UnaryOperator<Run> change) {
    return run -> {
      var changed = change.apply(run);
      return lineStands.getAsBoolean() ? changed : changed.lineLost();
    };
  }

  private Run change(String name, UnaryOperator<Run> change) {
    return latest.compute(name, (_, run) -> change.apply(run == null ? Run.UNKNOWN : run));
  }
}
