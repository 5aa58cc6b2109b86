package io.atrium.metering;

import io.atrium.instances.CountersRead;
import io.atrium.kernel.Institution;
import io.atrium.metering.store.Counters;
import io.atrium.metering.store.Facts;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what was consumed: the growth of each counter counts in the hour of the institution's zone
 * in which it was read, for whoever pays then. So a month that is closed never changes by it. A
 * whole host is one transaction; of two portals that read the same, one counts it.
 */
@Component
class CounterRecorder {

  private final Counters counters;

  private final Facts facts;

  private final Institution institution;

  private final TransactionTemplate transaction;

  private final Clock clock;

  CounterRecorder(
      Counters counters,
      Facts facts,
      Institution institution,
      TransactionTemplate transaction,
      Clock clock) {
    this.counters = counters;
    this.facts = facts;
    this.institution = institution;
    this.transaction = transaction;
    this.clock = clock;
  }

  @EventListener
  void on(CountersRead read) {
    if (read.counters().isEmpty()) {
      return;
    }
    try {
      transaction.executeWithoutResult(_ -> record(read));
    } catch (DuplicateKeyException _) {
      // Another portal read a new instance first: now its reading is there to go on from.
      transaction.executeWithoutResult(_ -> record(read));
    }
  }

  private void record(CountersRead read) {
    var readings = readings(read);
    var ids = readings.stream().map(Reading::instanceId).toList();
    var last = counters.locked(ids);
    var payers = facts.latest(ids);
    var hour = hour();
    var first = new ArrayList<Reading>();
    var later = new ArrayList<Reading>();
    var consumed = new ArrayList<Consumption>();
    for (var reading : readings) {
      var before = last.get(reading.instanceId());
      var payer = payers.get(reading.instanceId());
      if (payer != null && reading.follows(before)) {
        var known = reading.after(before);
        var amounts = reading.since(before);
        if (before == null) {
          first.add(known);
        } else if (!sameAs(before, known)) {
          later.add(known);
        }
        if (!amounts.nothing()) {
          consumed.add(consumption(payer, read.hostId(), hour, amounts));
        }
      }
    }
    counters.begin(first);
    counters.goOn(later);
    counters.add(consumed);
  }

  /** The hour of the institution's zone that it is now. */
  private Span hour() {
    var begin = clock.instant().atZone(institution.zone()).truncatedTo(ChronoUnit.HOURS);
    return new Span(begin.toEpochSecond(), begin.plusHours(1).toEpochSecond());
  }

  private static boolean sameAs(Reading before, Reading now) {
    return before.epoch().equals(now.epoch()) && before.values().equals(now.values());
  }

  /**
   * One for each instance, always in the same order, so that no two portals wait for each other.
   */
  private static List<Reading> readings(CountersRead read) {
    var taken = read.takenAt().toEpochMilli();
    return read.counters().stream()
        .map(each -> Reading.of(each, read.hostId(), taken))
        .collect(Collectors.toMap(Reading::instanceId, Function.identity(), (one, _) -> one))
        .values()
        .stream()
        .sorted(Comparator.comparing(Reading::instanceId))
        .toList();
  }

  private static Consumption consumption(Fact payer, String hostId, Span hour, Amounts amounts) {
    var traits = payer.traits();
    return new Consumption(
        payer.instanceId(),
        payer.name(),
        hour.from(),
        hour.to(),
        new Fact.Traits(
            traits.departmentId(),
            traits.ownerId(),
            traits.kind(),
            traits.environment(),
            traits.offeringId(),
            hostId),
        amounts);
  }
}
