package io.atrium.instances.reconcile;

import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.instances.Billable;
import io.atrium.instances.BillableChanged;
import io.atrium.instances.Desired;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells metering what of an instance is in use, and since when. The moment is the host's own where
 * the host can tell it; else it is the last moment at which the old state was seen, in the user's
 * favour. Whoever asks for a deletion pays until that moment at most.
 */
@Component
class Marks {

  /** Hosts round their own times, and their clocks differ a little from the portal's. */
  private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

  private final ApplicationEventPublisher events;

  Marks(ApplicationEventPublisher events) {
    this.events = events;
  }

  /** It is gone for good. */
  void gone(InstanceRow row, Instant now) {
    var until = row.metered().until();
    close(row, until != null && until.isBefore(now) ? until : now);
  }

  /**
   * After a look.
   *
   * @param before what was seen the time before
   * @param endedAt when the latest run that is over ended, where the host can tell
   * @param confirmedAt until when the state before is known to have lasted
   */
  void seen(InstanceRow row, Seen before, @Nullable Instant endedAt, Instant confirmedAt) {
    var now = row.seen();
    var observedAt = observed(now);
    var endedBefore = now.power() == PowerState.RUNNING ? endedAt : null;
    if (startedAnew(row, before, endedBefore)) {
      var anew = start(row, now);
      mark(row, Billable.STORAGE, end(row, endedBefore, confirmedAt, anew.at()));
      mark(row, Billable.FULL, anew);
    }
    var next = inUse(row);
    if (next != row.metered().billable()) {
      mark(
          row,
          next,
          switch (next) {
            case FULL -> start(row, now);
            case STORAGE, NOTHING -> end(row, endedAt, confirmedAt, observedAt);
          });
    }
    var until = row.metered().until();
    if (until != null && !observedAt.isBefore(until)) {
      close(row, until);
    }
  }

  /** It has another size from now on, and is used as before. */
  void resized(InstanceRow row, Instant now) {
    var billable = row.metered().billable();
    if (billable != Billable.NOTHING) {
      mark(row, billable, new Moment(now, now, false));
    }
  }

  private void close(InstanceRow row, Instant at) {
    row.metered().over();
    if (row.metered().billable() != Billable.NOTHING) {
      mark(row, Billable.NOTHING, new Moment(at, at, false));
    }
  }

  private static Moment start(InstanceRow row, Seen now) {
    var observedAt = observed(now);
    var started = now.startedAt();
    var told =
        started != null && !started.isAfter(observedAt) && !started.isBefore(row.createdAt());
    return new Moment(told && started != null ? started : observedAt, observedAt, false);
  }

  private static Moment end(
      InstanceRow row, @Nullable Instant endedAt, Instant confirmedAt, Instant observedAt) {
    var told =
        endedAt != null
            && !endedAt.isAfter(observedAt.plus(SAME_MOMENT))
            && !endedAt.isBefore(row.metered().since());
    if (told && endedAt != null) {
      var at = endedAt.isAfter(observedAt) ? observedAt : endedAt;
      return new Moment(at, observedAt, false);
    }
    var wasFull = row.metered().billable() == Billable.FULL;
    var last = confirmedAt.isBefore(row.metered().since()) ? row.metered().since() : confirmedAt;
    return new Moment(last, observedAt, wasFull && last.isBefore(observedAt));
  }

  /**
   * Whether the run that counts is over although it runs: it was restarted since.
   *
   * @param before what was seen the time before
   * @param endedAt when the run before the present one ended, where the host can tell
   */
  boolean startedAnew(InstanceRow row, Seen before, @Nullable Instant endedAt) {
    var since = row.metered().since();
    var endedSince = endedAt != null && endedAt.isAfter(since);
    var startedAt = row.seen().startedAt();
    var startedSince =
        startedAt != null
            && startedAt.truncatedTo(ChronoUnit.MICROS).isAfter(since)
            && startedAnew(before.startedAt(), startedAt);
    return row.metered().billable() == Billable.FULL
        && before.power() == PowerState.RUNNING
        && (endedSince || startedSince);
  }

  /** Whether the host tells of a later start than the one that is known. */
  static boolean startedAnew(@Nullable Instant known, @Nullable Instant told) {
    return known != null && told != null && told.isAfter(known.plus(SAME_MOMENT));
  }

  private static Instant observed(Seen now) {
    var at = now.observedAt();
    if (at == null) {
      throw new IllegalStateException("Nothing was seen, so nothing can be marked");
    }
    return at;
  }

  private static Billable inUse(InstanceRow row) {
    if (row.desired() == Desired.ARCHIVED && row.shelf().archived() != null) {
      return Billable.NOTHING; // what is in the store is not paid for on its host as well
    }
    return switch (row.phase()) {
      case RUNNING -> Billable.FULL;
      case STOPPED -> Billable.STORAGE;
      case FAILED ->
          row.seen().power() == null || !row.isProvisioned() ? Billable.NOTHING : Billable.STORAGE;
      case DELETING -> row.metered().until() == null ? Billable.NOTHING : lastUse(row);
      case REQUESTED, PROVISIONING, ARCHIVED, DELETED -> Billable.NOTHING;
    };
  }

  /** What was in use when its deletion was asked for. */
  private static Billable lastUse(InstanceRow row) {
    return switch (row.seen().power()) {
      case null -> Billable.NOTHING;
      case RUNNING -> Billable.FULL;
      case BUILDING, STOPPED, CRASHED ->
          row.metered().billable() == Billable.NOTHING ? Billable.NOTHING : Billable.STORAGE;
    };
  }

  private void mark(InstanceRow row, Billable next, Moment told) {
    var until = row.metered().until();
    if (until != null && !told.at().isBefore(until)) {
      return;
    }
    tell(row, next, until == null ? told : told.until(until));
  }

  private void tell(InstanceRow row, Billable next, Moment moment) {
    var since = row.metered().since();
    // Both databases keep microseconds; a finer time would round upwards in one of them.
    var told = moment.at().truncatedTo(ChronoUnit.MICROS);
    var at = told.isBefore(since) ? since : told;
    var observedAt = moment.observedAt().isBefore(at) ? at : moment.observedAt();
    var ordered = row.ordered();
    events.publishEvent(
        new BillableChanged(
            row.id(),
            ordered.departmentId(),
            ordered.ownerId(),
            row.name(),
            ordered.kind(),
            ordered.environment(),
            ordered.offeringId(),
            ordered.size(),
            row.hostId(),
            next,
            at,
            observedAt,
            moment.gap() && at.isBefore(observedAt),
            row.metered().change(next, at)));
  }

  private record Moment(Instant at, Instant observedAt, boolean gap) {

    Moment until(Instant end) {
      return new Moment(at, observedAt.isAfter(end) ? end : observedAt, gap);
    }
  }
}
