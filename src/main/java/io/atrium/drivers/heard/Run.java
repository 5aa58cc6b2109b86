package io.atrium.drivers.heard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this portal itself heard about the latest run of an instance, and what was noted at it. The
 * host keeps no times, so what nobody heard is not known.
 *
 * @param number what the host calls this run while it goes on; negative where that is not known
 * @param cpuNanos the most processor time seen in it: less than that is another run
 * @param startedBySight whether nobody heard it begin: it was first seen at startedAt, and began
 *     then at the latest
 * @param endedAt when it ended; null while it goes on, as far as is known
 * @param endedBefore when the run before it ended, where that was heard
 * @param told whether the host has told of its beginning, or will not any more: a notice of an end
 *     that comes earlier is about the run before
 * @param heard whether the line has been whole ever since: then its end, too, is told sooner or
 *     later
 * @param noted whether its beginning is noted on its host
 */
public record Run(
    long number,
    long cpuNanos,
    @Nullable Instant startedAt,
    boolean startedBySight,
    @Nullable Instant endedAt,
    @Nullable Instant endedBefore,
    boolean told,
    boolean heard,
    boolean noted) {

  static final Run UNKNOWN = new Run(-1, 0, null, false, null, null, true, false, false);

  /** We began it. The host's own notice may come before this or after. */
  Run begunByUs(long its, Instant at) {
    return isNow(its)
        ? new Run(number, cpuNanos, startedOr(at), false, endedAt, endedBefore, told, heard, noted)
        : new Run(its, 0, at, false, null, endedAt, false, true, false);
  }

  /** The host tells that it began: news, or what we did ourselves. */
  Run beginningTold(long its, Instant at) {
    if (!isNow(its)) {
      return new Run(its, 0, at, false, null, endedAt, true, true, false);
    }
    // An end that was told before its beginning cannot have been its own.
    return told && over()
        ? new Run(its, cpuNanos, at, false, null, endedAt, true, true, false)
        : new Run(its, cpuNanos, startedOr(at), false, endedAt, endedBefore, true, true, noted);
  }

  /** We ended it. The host's own notice may come before this or after. */
  Run endedByUs(Instant at) {
    return over() && heard ? this : ended(at);
  }

  /** The host tells of an end: one that we know of, perhaps of the run before this one, or news. */
  Run endTold(Instant at) {
    return over() || !told ? this : ended(at);
  }

  private Run ended(Instant at) {
    return new Run(number, cpuNanos, startedAt, startedBySight, at, endedBefore, told, true, noted);
  }

  /** It was seen to run. */
  Run seen(long its, long cpu) {
    if (isThatOf(its, cpu)) {
      return new Run(its, cpu, startedAt, startedBySight, null, endedBefore, told, true, noted);
    }
    // While everything is heard, what was told stands: another run will be told of, too.
    return heard ? this : new Run(its, cpu, null, false, null, endedAt, true, true, false);
  }

  /** Its beginning is noted on its host. What was heard of it holds before what is noted. */
  Run noted(RunNote note) {
    var bySight = startedAt == null ? note.bySight() : startedBySight;
    var since = startedOr(note.startedAt());
    return new Run(number, cpuNanos, since, bySight, endedAt, endedBefore, told, heard, true);
  }

  /** Notices were missed, and those that were owed will never come. */
  Run lineLost() {
    return new Run(
        number, cpuNanos, startedAt, startedBySight, endedAt, endedBefore, true, false, noted);
  }

  public boolean over() {
    return endedAt != null;
  }

  /** Whether it is seen to be over, although its end, which will be told, is not known yet. */
  boolean owesItsEnd() {
    return heard && !over() && number >= 0;
  }

  /** A look can see a run before anybody tells of its beginning: it began when that was told. */
  private Instant startedOr(Instant told) {
    return startedAt == null ? told : startedAt;
  }

  /** While everything is heard, a number belongs to one run only. */
  private boolean isNow(long its) {
    return heard && number == its;
  }

  /** Whether what runs now under this number, with this processor time used, can be this run. */
  boolean isThatOf(long its, long cpu) {
    return !over() && number == its && cpu >= cpuNanos;
  }
}
