package io.atrium.metering;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * By how much a fact changed what had been counted of one meter when it was learnt. What was
 * counted before, and all corrections of a fact, are what is counted after it.
 *
 * @param sequence the fact
 * @param from the first second that is counted otherwise now
 * @param to the second after the last such
 * @param unitSeconds what is counted more; negative where it is less
 * @param at the second in which the fact was learnt
 */
public record Correction(
    long sequence, Meter meter, long from, long to, long unitSeconds, Cause cause, long at) {

  /** What is seen so soon after it happened corrects nothing: it is how things are seen. */
  static final long TIMELY_SECONDS = 5;

  /** Why something is counted otherwise. */
  public enum Cause {
    /** The host told of an end that lies before the moment at which it was seen. */
    ENDED_EARLIER,
    /** The host could not tell the end: counted as far as it was last seen as before. */
    END_UNKNOWN,
    /** The host told of a beginning that lies before the moment at which it was seen. */
    BEGAN_EARLIER,
    /** A fact came after a later one, or told of a time that was settled. */
    CAME_LATE;

    static Cause of(Fact fact, boolean less) {
      if (!less) {
        return BEGAN_EARLIER;
      }
      return fact.gap() ? END_UNKNOWN : ENDED_EARLIER;
    }
  }

  /** What the fact corrects where it follows the one before it, and was not seen at once. */
  static List<Correction> of(long unitsBefore, Fact fact, Meter meter) {
    var more = fact.units(meter) - unitsBefore;
    var late = fact.observed() - fact.at();
    return more == 0 || late <= TIMELY_SECONDS
        ? List.of()
        : List.of(
            new Correction(
                fact.sequence(),
                meter,
                fact.at(),
                fact.observed(),
                more * late,
                Cause.of(fact, more < 0),
                fact.observed()));
  }

  /**
   * What is counted otherwise of one meter, stretch by stretch.
   *
   * @param late the fact that came late, and when: what goes on is compared as far as that
   */
  static List<Correction> between(List<Slice> before, List<Slice> after, Meter meter, Late late) {
    var edges = new TreeSet<Long>();
    edges(before, meter, late.asOf(), edges);
    edges(after, meter, late.asOf(), edges);
    var corrections = new ArrayList<Correction>();
    for (var from : edges) {
      var to = edges.higher(from);
      if (to != null) {
        var more = units(after, meter, from) - units(before, meter, from);
        add(
            corrections,
            new Correction(
                late.sequence(),
                meter,
                from,
                to,
                more * (to - from),
                Cause.CAME_LATE,
                late.asOf()));
      }
    }
    return corrections;
  }

  /** A fact that came late, and the second in which it came. */
  record Late(long sequence, long asOf) {}

  private static void add(List<Correction> corrections, Correction next) {
    if (next.unitSeconds == 0) {
      return;
    }
    var last = corrections.isEmpty() ? null : corrections.getLast();
    if (last != null && last.to == next.from && last.rate() == next.rate()) {
      corrections.set(
          corrections.size() - 1,
          new Correction(
              next.sequence,
              next.meter,
              last.from,
              next.to,
              last.unitSeconds + next.unitSeconds,
              next.cause,
              next.at));
    } else {
      corrections.add(next);
    }
  }

  private long rate() {
    return unitSeconds / (to - from);
  }

  private static void edges(List<Slice> slices, Meter meter, long asOf, TreeSet<Long> edges) {
    slices.stream()
        .filter(each -> each.meter() == meter && each.counted())
        .forEach(each -> {
          edges.add(Math.min(each.from(), asOf));
          edges.add(Math.min(each.to(), asOf));
        });
  }

  private static long units(List<Slice> slices, Meter meter, long second) {
    return slices.stream()
        .filter(each -> each.meter() == meter && each.counted())
        .filter(each -> each.from() <= second && each.to() > second)
        .mapToLong(Slice::units)
        .sum();
  }
}
