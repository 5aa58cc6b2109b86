package io.atrium.quota;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Moments;
import io.atrium.kernel.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Other limits for a time. Of one scope and meter there is at most one at any instant; when it ends
 * below what is used, nothing new is granted and nothing is taken away.
 */
@Service
public class QuotaWindows {

  private static final int LONGEST_REASON = 500;

  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private final Windows windows;
  private final DepartmentQueries departments;
  private final ScopeRows scopes;
  private final ScopeNames names;
  private final Moments moments;
  private final Ids ids;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  QuotaWindows(
      Windows windows,
      DepartmentQueries departments,
      ScopeRows scopes,
      ScopeNames names,
      Moments moments,
      Ids ids,
      ApplicationEventPublisher events,
      Clock clock) {
    this.windows = windows;
    this.departments = departments;
    this.scopes = scopes;
    this.names = names;
    this.moments = moments;
    this.ids = ids;
    this.events = events;
    this.clock = clock;
  }

  /** The windows of the department and its people that are not over yet, the earliest first. */
  @Transactional(readOnly = true)
  public List<QuotaWindow> of(Actor actor, String departmentId) {
    return windows.of(departments.department(actor, departmentId).id(), clock.instant());
  }

  /** Gives the department another limit for a time. */
  @Transactional
  public QuotaWindow add(Actor actor, String departmentId, NewWindow wanted) {
    departments.department(actor, departmentId);
    actor.require(Permission.ADMINISTER, departmentId);
    var now = clock.instant();
    var meter = meter(wanted);
    check(wanted, meter, now);
    var window =
        window(
            departmentId,
            meter.orElseThrow(),
            Objects.requireNonNull(wanted.limit()),
            Objects.requireNonNullElse(wanted.from(), now),
            Objects.requireNonNull(wanted.to()),
            Objects.requireNonNullElse(wanted.reason(), "").strip());
    open(actor, departmentId, window, now);
    return window;
  }

  /** The limits of an approved request, in the transaction that approves it. */
  void grant(
      Actor actor, String scopeId, QuotaLimits limits, Instant from, Instant to, String reason) {
    for (var meter : QuotaMeter.values()) {
      var limit = limits.of(meter);
      if (limit != null) {
        open(actor, scopeId, window(scopeId, meter, limit, from, to, reason), clock.instant());
      }
    }
  }

  /** Takes a window away, also while it lasts: from then on the limit apart from it holds again. */
  @Transactional
  public void remove(Actor actor, String departmentId, String windowId) {
    departments.department(actor, departmentId);
    actor.require(Permission.ADMINISTER, departmentId);
    var window =
        windows.find(departmentId, windowId).orElseThrow(() -> new NotFound("quota window"));
    windows.remove(windowId);
    tell(actor, window, "quota.window-removed", clock.instant());
  }

  private void open(Actor actor, String scopeId, QuotaWindow window, Instant now) {
    scopes.makeAbsent(List.of(scopeId));
    scopes.lock(scopeId);
    requireFree(scopeId, window.meter(), window.from(), window.to());
    windows.add(scopeId, window);
    tell(actor, window, "quota.window-opened", now);
  }

  /** Refuses where one of the limits has a window already that lasts into that time. */
  void requireFree(String scopeId, QuotaLimits limits, Instant from, Instant to) {
    for (var meter : QuotaMeter.values()) {
      if (limits.of(meter) != null) {
        requireFree(scopeId, meter, from, to);
      }
    }
  }

  private void requireFree(String scopeId, QuotaMeter meter, Instant from, Instant to) {
    var others = windows.overlapping(scopeId, meter, from, to);
    if (!others.isEmpty()) {
      throw new WindowOverlap(names.of(scopeId), others, moments);
    }
  }

  private QuotaWindow window(
      String scopeId, QuotaMeter meter, long limit, Instant from, Instant to, String reason) {
    return new QuotaWindow(
        ids.next("win"),
        ScopePaths.departmentOf(scopeId),
        ScopePaths.personOf(scopeId),
        meter,
        limit,
        from.truncatedTo(ChronoUnit.MICROS),
        to.truncatedTo(ChronoUnit.MICROS),
        reason);
  }

  private static Optional<QuotaMeter> meter(NewWindow wanted) {
    return Arrays.stream(QuotaMeter.values())
        .filter(each -> each.word().equals(wanted.meter()))
        .findFirst();
  }

  private static void check(NewWindow wanted, Optional<QuotaMeter> meter, Instant now) {
    var words = Arrays.stream(QuotaMeter.values()).map(QuotaMeter::word).toList();
    var limit = wanted.limit();
    var reason = Objects.requireNonNullElse(wanted.reason(), "");
    var faults =
        new Faults()
            .unless(meter.isPresent(), "meter", "must be one of " + String.join(", ", words))
            .unless(limit != null && limit >= 0, "limit", "must be 0 or more")
            .unless(reason.length() <= LONGEST_REASON, "reason", "must be at most 500 characters");
    if (limit != null) {
      meter.ifPresent(each -> each.check(limit, "limit", faults));
    }
    times(wanted.from(), wanted.to(), now, true, faults);
    faults.refuse();
  }

  /**
   * Notes what cannot be about the times of a window: it must end, in the future, after it began.
   */
  static void times(
      @Nullable Instant from, @Nullable Instant to, Instant now, boolean ends, Faults faults) {
    faults
        .unless(from == null || !from.isBefore(now), "from", "must not be in the past")
        .unless(to != null || !ends, "to", "is required")
        .unless(to == null || to.isAfter(now), "to", "must be in the future")
        .unless(to == null || to.isBefore(END), "to", "must lie before the year 9999")
        .unless(
            to == null || from == null || to.isAfter(from), "to", "must be after its beginning");
  }

  private void tell(Actor actor, QuotaWindow window, String action, Instant now) {
    var person = window.personId();
    var sentence =
        "%s %s."
            .formatted(
                window.meter().words(window.limit()), moments.span(window.from(), window.to()));
    events.publishEvent(
        new WindowChanged(
            actor.personId(),
            window.departmentId(),
            person == null ? window.departmentId() : person,
            action,
            Map.of("window", window.id(), "sentence", sentence),
            now));
  }
}
