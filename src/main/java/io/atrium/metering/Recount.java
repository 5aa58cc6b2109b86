package io.atrium.metering;

import io.atrium.metering.store.ConsumedRows;
import io.atrium.metering.store.DepartmentFacts;
import io.atrium.metering.store.UsageRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cuts use anew from the facts alone, without a look at the intervals that were kept: whoever
 * doubts those finds the same, or finds what is wrong. What was consumed is a fact as it stands:
 * the counters that told it are gone.
 */
@Service
@Transactional(readOnly = true)
public class Recount {

  private static final Comparator<UsageInterval> IN_ORDER =
      Comparator.comparing(UsageInterval::from).thenComparing(UsageInterval::instanceId);

  private final DepartmentFacts facts;

  private final UsageRows rows;

  private final ConsumedRows consumed;

  Recount(DepartmentFacts facts, UsageRows rows, ConsumedRows consumed) {
    this.facts = facts;
    this.rows = rows;
    this.consumed = consumed;
  }

  /** What was consumed in the hours that begin in the span, of the meters that are asked for. */
  public List<UsageInterval> consumed(String departmentId, Span span, Set<Meter> meters) {
    return consumed.intervals(UsageFilter.department(departmentId).with(meters), span);
  }

  /** What was used in a span that is proven to its end: what still goes on then fills it. */
  public List<UsageInterval> proven(String departmentId, Span span) {
    return cut(departmentId, span, (_, _) -> span.end());
  }

  /**
   * What was used in a span that is over but not proven to its end: what still goes on counts as
   * far as its host has proven it, which no fact tells.
   */
  public List<UsageInterval> asFarAsProven(String departmentId, Span span) {
    var proofs = new HashMap<String, Instant>();
    rows.intervals(UsageFilter.department(departmentId), span, span.to()).stream()
        .filter(each -> each.to() == null)
        .forEach(each -> proofs.put(place(each.instanceId(), each.meter()), each.provenUntil()));
    return cut(
        departmentId,
        span,
        (instance, slice) -> proofs.getOrDefault(place(instance, slice.meter()), slice.start()));
  }

  private List<UsageInterval> cut(String departmentId, Span span, Proof proof) {
    var found = new ArrayList<UsageInterval>();
    facts.before(departmentId, span.to()).stream()
        .collect(Collectors.groupingBy(Fact::instanceId))
        .forEach((instance, told) ->
            Timeline.of(told).stream()
                .filter(each -> each.traits().departmentId().equals(departmentId))
                .filter(each -> each.from() < span.to() && each.to() > span.from())
                .forEach(each -> found.add(interval(instance, each, proof))));
    found.sort(IN_ORDER);
    return found;
  }

  private static UsageInterval interval(String instance, Slice slice, Proof proof) {
    var end = Instant.ofEpochSecond(slice.to());
    return new UsageInterval(
        instance,
        slice.name(),
        slice.meter(),
        slice.units(),
        slice.start(),
        slice.open() ? null : end,
        slice.open() ? proof.until(instance, slice) : end,
        false,
        slice.counted() ? "COUNTED" : "UNKNOWN",
        slice.traits(),
        1,
        false);
  }

  private static String place(String instanceId, Meter meter) {
    return instanceId + " " + meter.word();
  }

  /** Until when something that still goes on is proven. */
  private interface Proof {

    Instant until(String instanceId, Slice open);
  }
}
