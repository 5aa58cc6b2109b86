package io.atrium.billing;

import io.atrium.metering.Span;
import io.atrium.metering.UsageInterval;
import io.atrium.pricing.rating.Line;
import io.atrium.pricing.rating.PriceBasis;
import io.atrium.pricing.rating.PriceBook;
import io.atrium.pricing.rating.RatedUse;
import io.atrium.pricing.rating.RatedUse.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bill as it follows from intervals and prices, with the evidence for each line. A pure function:
 * wherever it runs, the same facts give the same lines.
 */
record Draft(List<Line> lines, Map<Key, List<Evidence>> evidence) {

  /** Charges for what is proven of the intervals within the span, second by second at its price. */
  static Draft of(
      String departmentId,
      List<UsageInterval> intervals,
      PriceBook prices,
      Span month,
      int digits) {
    var counted = intervals.stream().filter(UsageInterval::counted).toList();
    var evidence = cut(counted, prices, month);
    var free = prices.free(departmentId, month);
    return new Draft(Line.of(uses(evidence), free, digits), evidence);
  }

  /** Cuts the intervals to the span, and where prices change, by the line each piece belongs to. */
  static Map<Key, List<Evidence>> cut(List<UsageInterval> intervals, PriceBook prices, Span span) {
    var pieces = prices.cut(span);
    var found = new LinkedHashMap<Key, List<Evidence>>();
    for (var interval : intervals) {
      for (var piece : pieces) {
        var part = part(interval, piece.span());
        if (part.seconds() > 0) {
          Key.of(interval.meter(), PriceBasis.of(interval.traits()), piece.version())
              .ifPresent(key ->
                  found.computeIfAbsent(key, _ -> new ArrayList<>()).add(evidence(interval, part)));
        }
      }
    }
    return found;
  }

  /** What was consumed is not spread over time: all of it counts where it begins. */
  private static Span part(UsageInterval interval, Span piece) {
    if (!interval.meter().consumed()) {
      return interval.proven(piece);
    }
    var whole = Span.between(interval.from(), interval.provenUntil());
    return piece.from() <= whole.from() && whole.from() < piece.to()
        ? whole
        : new Span(whole.from(), whole.from());
  }

  private static Evidence evidence(UsageInterval interval, Span part) {
    return new Evidence(
        interval.instanceId(), interval.name(), interval.meter(), part, interval.units());
  }

  private static List<RatedUse> uses(Map<Key, List<Evidence>> evidence) {
    var uses = new ArrayList<RatedUse>();
    evidence.forEach((key, parts) -> uses.addAll(uses(key, parts)));
    return uses;
  }

  static List<RatedUse> uses(Key key, List<Evidence> parts) {
    return parts.stream()
        .map(each -> new RatedUse(key, each.instanceId(), each.name(), each.unitSeconds()))
        .toList();
  }

  List<Evidence> of(Line line) {
    return evidence.getOrDefault(line.key(), List.of());
  }
}
