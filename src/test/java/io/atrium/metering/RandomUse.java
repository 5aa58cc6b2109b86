package io.atrium.metering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Random facts about a few instances, and the use that follows from them. */
public final class RandomUse {

  private RandomUse() {}

  public static List<Fact> facts(RandomGenerator random) {
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < random.nextInt(1, 4); i++) {
      facts.addAll(TestFacts.randomLife(random));
    }
    return facts;
  }

  /** What still goes on is proven to the span's end. */
  public static List<UsageInterval> intervals(List<Fact> facts, Span span) {
    var found = new ArrayList<UsageInterval>();
    facts.stream()
        .collect(Collectors.groupingBy(Fact::instanceId, TreeMap::new, Collectors.toList()))
        .forEach((instance, told) ->
            Timeline.of(told).forEach(slice -> found.add(interval(instance, slice, span))));
    found.sort(Comparator.comparing(UsageInterval::from).thenComparing(UsageInterval::instanceId));
    return found;
  }

  private static UsageInterval interval(String instance, Slice slice, Span span) {
    var end = slice.open() ? span.end() : Instant.ofEpochSecond(slice.to());
    return new UsageInterval(
        instance,
        slice.name(),
        slice.meter(),
        slice.units(),
        Instant.ofEpochSecond(slice.from()),
        slice.open() ? null : end,
        end,
        false,
        slice.counted() ? "COUNTED" : "UNKNOWN",
        slice.traits(),
        1,
        false);
  }
}
