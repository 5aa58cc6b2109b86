package io.atrium.metering;

import io.atrium.metering.store.ConsumedRows;
import io.atrium.metering.store.Corrections;
import io.atrium.metering.store.Counters;
import io.atrium.metering.store.Facts;
import io.atrium.metering.store.UsageRows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was used. It does not ask who wants to know: the room that shows it does. */
@Service
@Transactional(readOnly = true)
public class UsageQueries {

  private final UsageRows rows;

  private final ConsumedRows consumed;

  private final Counters counters;

  private final Corrections corrections;

  private final Facts facts;

  private final Clock clock;

  UsageQueries(
      UsageRows rows,
      ConsumedRows consumed,
      Counters counters,
      Corrections corrections,
      Facts facts,
      Clock clock) {
    this.rows = rows;
    this.consumed = consumed;
    this.counters = counters;
    this.corrections = corrections;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * Sums up what was used in each of the spans. What was consumed belongs to the span in which its
   * hour begins.
   *
   * @param perInstance whether instances are kept apart
   */
  public List<Use> sum(UsageFilter filter, List<Span> spans, boolean perInstance) {
    if (filter.nobody() || spans.isEmpty()) {
      return List.of();
    }
    var allocated = rows.sum(filter, spans, perInstance, now());
    return both(allocated, consumed.sum(filter, spans, perInstance));
  }

  /**
   * Sums up what will have been used in each of the spans if whatever is open, proven or not, goes
   * on until after them. What is consumed counts as far as it was counted.
   */
  public List<Use> sumLasting(UsageFilter filter, List<Span> spans) {
    if (filter.nobody() || spans.isEmpty()) {
      return List.of();
    }
    var allocated = rows.sumLasting(filter, spans, now());
    return both(allocated, consumed.sum(filter, spans, false));
  }

  private static <T> List<T> both(List<T> allocated, List<T> consumed) {
    return Stream.concat(allocated.stream(), consumed.stream()).toList();
  }

  /**
   * The intervals that touch the span, counted ones and gaps, in the order of their beginning; then
   * the hours that begin in it, with what was consumed of the meters that the filter asks for.
   */
  public List<UsageInterval> intervals(UsageFilter filter, Span span) {
    return filter.nobody()
        ? List.of()
        : both(rows.intervals(filter, span, now()), consumed.intervals(filter, span));
  }

  /** Everything that was ever recorded of an instance, with what late facts replaced. */
  public List<UsageInterval> history(String instanceId) {
    return rows.history(instanceId, now());
  }

  /** By how much facts about an instance changed what had been counted when they were learnt. */
  public List<Correction> corrections(String instanceId) {
    return corrections.of(instanceId);
  }

  /** What an instance consumed, hour by hour; nothing where it consumed nothing. */
  public List<Consumption> consumption(String instanceId) {
    return consumed.of(instanceId);
  }

  /** What the counters of an instance said last; empty when they were never read. */
  public Optional<Reading> lastReading(String instanceId) {
    return Optional.ofNullable(counters.last(instanceId));
  }

  /**
   * What these departments kept stored at any time since then, and who added it: by id, empty where
   * nobody knows who did.
   *
   * @param most of which more than so many are not told
   */
  public Map<String, String> storedBy(Set<String> departmentIds, Instant since, int most) {
    return departmentIds.isEmpty()
        ? Map.of()
        : rows.storedBy(departmentIds, since.getEpochSecond(), most);
  }

  /** Who pays for the instance at present; empty when it never used anything. */
  public Optional<String> departmentOf(String instanceId) {
    return facts.latest(instanceId).map(latest -> latest.fact().traits().departmentId());
  }

  /** Whether the department ever used anything. */
  public boolean everUsed(String departmentId) {
    return rows.any(departmentId);
  }

  /** When anybody first used anything. */
  public Optional<Instant> firstUse() {
    return rows.first().map(Instant::ofEpochSecond);
  }

  /** The departments that used anything in the span. */
  public Set<String> departmentsUsing(Span span) {
    return rows.departments(span);
  }

  /**
   * The moment until which everything of the department that still goes on in the span is proven;
   * some of it may be proven for longer. Empty when nothing goes on.
   */
  public Optional<Instant> provenUntil(String departmentId, Span span) {
    return Optional.ofNullable(provenUntil(Set.of(departmentId), span).get(departmentId));
  }

  /** The same for many departments at once; those of which nothing goes on are left out. */
  public Map<String, Instant> provenUntil(Set<String> departmentIds, Span span) {
    return departmentIds.isEmpty() ? Map.of() : rows.provenUntil(departmentIds, span, now());
  }

  /** Whether something of the department lasts into the span's end without being proven so far. */
  public boolean unproven(String departmentId, Span span) {
    return rows.unproven(departmentId, span, now());
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
