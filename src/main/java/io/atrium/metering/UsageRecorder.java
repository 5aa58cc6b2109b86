package io.atrium.metering;

import io.atrium.catalogue.ImageKept;
import io.atrium.instances.ArchiveKept;
import io.atrium.instances.BillableChanged;
import io.atrium.instances.SnapshotKept;
import io.atrium.metering.Correction.Late;
import io.atrium.metering.store.Corrections;
import io.atrium.metering.store.Facts;
import io.atrium.metering.store.Intervals;
import io.atrium.metering.store.Intervals.Kept;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens and closes intervals in the very transaction that records the observation, so that use and
 * the fact it rests on are never apart. Hearing the same fact again changes nothing.
 */
@Component
class UsageRecorder {

  private final Facts facts;

  private final Intervals intervals;

  private final Corrections corrections;

  private final ApplicationEventPublisher events;

  private final Clock clock;

  UsageRecorder(
      Facts facts,
      Intervals intervals,
      Corrections corrections,
      ApplicationEventPublisher events,
      Clock clock) {
    this.facts = facts;
    this.intervals = intervals;
    this.corrections = corrections;
    this.events = events;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(BillableChanged change) {
    take(Fact.of(change));
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(ImageKept kept) {
    take(Fact.of(kept));
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(SnapshotKept kept) {
    take(Fact.of(kept));
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(ArchiveKept kept) {
    take(Fact.of(kept));
  }

  /** The one door for whatever is held, be it a machine or something that is stored. */
  @Transactional(propagation = Propagation.MANDATORY)
  void take(Fact fact) {
    var before = facts.latest(fact.instanceId()).orElse(null);
    if (before == null || follows(before, fact)) {
      facts.add(fact);
      goOn(before == null ? null : before.fact(), fact);
    } else if (!facts.known(fact.instanceId(), fact.sequence())) {
      facts.add(fact);
      cutAnew(fact);
    }
  }

  private static boolean follows(Facts.Latest before, Fact fact) {
    return fact.sequence() > before.fact().sequence() && fact.at() >= before.known();
  }

  /** The usual case: what is open ends, and something else begins, in at most two statements. */
  private void goOn(@Nullable Fact before, Fact fact) {
    var ending = new ArrayList<Meter>();
    var beginning = new ArrayList<Slice>();
    for (var meter : Meter.allocated()) {
      var unitsBefore = before == null ? 0 : before.units(meter);
      var goesOn =
          before != null
              && unitsBefore == fact.units(meter)
              && before.traits().equals(fact.traits());
      if (unitsBefore > 0 && !goesOn) {
        ending.add(meter);
      }
      if (fact.units(meter) > 0 && !goesOn) {
        beginning.add(fact.slice(meter));
      }
      var gap = fact.gapAfter(meter, unitsBefore);
      if (fact.gap() && unitsBefore > fact.units(meter) && !gap.empty()) {
        beginning.add(gap);
      }
    }
    write(fact, ending, beginning);
    correct(before, fact);
    if (before != null && !ending.isEmpty()) {
      tell(before.traits().departmentId(), fact.at());
    }
    beginning.stream()
        .map(each -> each.traits().departmentId())
        .distinct()
        .forEach(each -> tell(each, fact.at()));
  }

  private void correct(@Nullable Fact before, Fact fact) {
    corrections.add(
        fact.instanceId(),
        Meter.allocated().stream()
            .flatMap(meter ->
                Correction.of(before == null ? 0 : before.units(meter), fact, meter).stream())
            .toList());
  }

  private void tell(String departmentId, long from) {
    events.publishEvent(new UsageChanged(departmentId, Instant.ofEpochSecond(from)));
  }

  private void write(Fact fact, List<Meter> ending, List<Slice> beginning) {
    var now = clock.instant().getEpochSecond();
    if (!ending.isEmpty()) {
      intervals.close(fact.instanceId(), ending, fact.at(), now);
    }
    if (!beginning.isEmpty()) {
      intervals.add(fact.instanceId(), beginning, 1, now);
    }
  }

  /**
   * The rare case: a fact came late, or tells of earlier. What it changes becomes a new revision.
   */
  private void cutAnew(Fact late) {
    var instanceId = late.instanceId();
    var wanted = new LinkedHashSet<>(Timeline.of(facts.all(instanceId)));
    var kept = intervals.of(instanceId).stream().filter(each -> !each.slice().empty()).toList();
    var wrong = kept.stream().filter(each -> !wanted.contains(each.slice())).toList();
    var missing = new ArrayList<>(wanted);
    missing.removeAll(kept.stream().map(Kept::slice).toList());
    var now = clock.instant().getEpochSecond();
    intervals.replace(instanceId, wrong, now);
    intervals.add(instanceId, missing, intervals.lastRevision(instanceId) + 1, now);
    correct(late, kept.stream().map(Kept::slice).toList(), List.copyOf(wanted));
    Stream.concat(wrong.stream().map(Kept::slice), missing.stream())
        .forEach(slice -> tell(slice.traits().departmentId(), slice.from()));
  }

  private void correct(Fact fact, List<Slice> before, List<Slice> after) {
    var now = clock.instant().getEpochSecond();
    var late = new Late(fact.sequence(), Math.max(now, fact.observed()));
    corrections.add(
        fact.instanceId(),
        Meter.allocated().stream()
            .flatMap(meter -> Correction.between(before, after, meter, late).stream())
            .toList());
  }
}
