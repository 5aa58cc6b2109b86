package io.atrium.metering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts the facts about one instance into slices of use. A pure function: the same facts give the
 * same slices, in whatever order and however often they arrive.
 *
 * <p>Facts hold in the order of their sequence. One that tells of an earlier time than the fact
 * before it can only lower what was claimed for the past: a clock that steps back never makes
 * anything negative, charged twice, or charged before it was known to exist. What a later fact
 * proves is no gap any more: no second is both charged and unknown.
 */
public final class Timeline {

  private Timeline() {}

  public static List<Slice> of(List<Fact> facts) {
    var inOrder =
        facts.stream().distinct().sorted(Comparator.comparingLong(Fact::sequence)).toList();
    var slices = new ArrayList<Slice>();
    for (var meter : Meter.allocated()) {
      slices.addAll(of(inOrder, meter));
    }
    return slices;
  }

  private static List<Slice> of(List<Fact> facts, Meter meter) {
    var counted = new ArrayList<Slice>();
    var unknown = new ArrayList<Slice>();
    long known = Long.MIN_VALUE;
    for (var fact : facts) {
      known = Math.max(known, fact.at());
      var before = counted.isEmpty() ? null : counted.getLast();
      var unitsBefore = before == null || !before.open() ? 0 : before.units();
      if (fact.gap() && unitsBefore > fact.units(meter)) {
        unknown.add(fact.gapAfter(meter, unitsBefore));
      }
      var goesOn = before != null && before.open() && goesOn(before, fact, meter);
      if (before != null && before.open() && !goesOn) {
        counted.set(counted.size() - 1, before.to(known));
      }
      lower(counted, fact.at(), fact.units(meter));
      if (fact.units(meter) > unitsBefore) {
        prove(unknown, known);
      }
      if (!goesOn && fact.units(meter) > 0) {
        counted.add(fact.slice(meter, known, Slice.OPEN, fact.units(meter), true));
      }
    }
    counted.addAll(unknown);
    counted.removeIf(Slice::empty);
    return counted;
  }

  /** From the moment on it is known what was used. */
  private static void prove(List<Slice> unknown, long from) {
    unknown.replaceAll(gap -> gap.to() > from ? gap.to(from) : gap);
  }

  private static boolean goesOn(Slice open, Fact fact, Meter meter) {
    return open.units() == fact.units(meter) && open.traits().equals(fact.traits());
  }

  /** From the moment on, nothing that was claimed so far is more than this. */
  private static void lower(List<Slice> slices, long at, long most) {
    for (int i = slices.size() - 1; i >= 0 && slices.get(i).to() > at; i--) {
      var slice = slices.get(i);
      if (slice.units() > most) {
        slices.remove(i);
        var later = slice.from(Math.max(at, slice.from())).atMost(most);
        if (most > 0) {
          slices.add(i, later);
        }
        slices.add(i, slice.to(Math.max(at, slice.from())));
      }
    }
    slices.removeIf(Slice::empty);
  }
}
