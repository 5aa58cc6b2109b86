package io.atrium.quota;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Permission;
import io.atrium.kernel.Decision;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Ids;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.RequestState;
import io.atrium.kernel.web.ETags;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking for more, and deciding about it. Of two who decide at once one wins, and the other is told
 * who did; what is decided never changes.
 */
@Service
public class QuotaRequestCommands {

  private final RequestRows rows;
  private final QuotaRequestQueries queries;
  private final RequestRules rules;
  private final Grants grants;
  private final DepartmentQueries departments;
  private final RequestEnds ends;
  private final Ids ids;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  QuotaRequestCommands(
      RequestRows rows,
      QuotaRequestQueries queries,
      RequestRules rules,
      Grants grants,
      DepartmentQueries departments,
      RequestEnds ends,
      Ids ids,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.queries = queries;
    this.rules = rules;
    this.grants = grants;
    this.departments = departments;
    this.ends = ends;
    this.ids = ids;
    this.events = events;
    this.clock = clock;
  }

  /** Members ask for their department and for themselves, heads for everybody in it. */
  @Transactional
  public QuotaRequest ask(Actor actor, NewRequest wanted) {
    if (wanted.departmentId() == null) {
      throw new InvalidRequest("departmentId", "is required");
    }
    var department = departments.department(actor, wanted.departmentId()).id();
    actor.require(Permission.ORDER, department);
    var person = wanted.personId();
    if (person != null && !person.equals(actor.personId())) {
      actor.require(Permission.MANAGE_MEMBERS, department);
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    rules.check(wanted, department, now);
    var request = open(actor, department, wanted, now);
    grants.requireRoom(request, now);
    rows.add(request);
    tell(actor, request, "quota-request.made", details(request.wished(), request.reason()), now);
    return request;
  }

  private QuotaRequest open(Actor actor, String department, NewRequest wanted, Instant now) {
    return new QuotaRequest(
        ids.next("req"),
        RequestKind.QUOTA,
        department,
        wanted.personId(),
        actor.personId(),
        Objects.requireNonNull(wanted.reason()).strip(),
        Objects.requireNonNull(wanted.limits()),
        micros(wanted.from()),
        micros(wanted.to()),
        now,
        RequestState.OPEN,
        null,
        null);
  }

  /**
   * Grants what was wished, or less of it with a sentence why.
   *
   * @param granted null for all that was wished
   */
  @Transactional
  public QuotaRequest approve(
      Actor actor,
      String id,
      @Nullable QuotaLimits granted,
      @Nullable String remark,
      @Nullable String ifMatch) {
    var request = decidable(actor, id, ifMatch);
    var limits = granted == null ? request.wished() : granted;
    var now = clock.instant();
    var sentence = rules.checkGrant(request, limits, remark, now);
    ends.end(request, RequestState.APPROVED, new Decision(actor.personId(), now, sentence));
    rows.grant(id, limits);
    grants.give(actor, request, limits, now);
    tell(actor, request, "quota-request.approved", details(limits, sentence), now);
    return queries.request(actor, id);
  }

  /** Refuses it with a sentence why. */
  @Transactional
  public QuotaRequest refuse(
      Actor actor, String id, @Nullable String remark, @Nullable String ifMatch) {
    var request = decidable(actor, id, ifMatch);
    var faults = new Faults();
    var sentence = Decision.remark(remark, true, faults);
    faults.refuse();
    var now = clock.instant();
    ends.end(request, RequestState.REFUSED, new Decision(actor.personId(), now, sentence));
    tell(actor, request, "quota-request.refused", details(QuotaLimits.NONE, sentence), now);
    return queries.request(actor, id);
  }

  /** Takes one's own request back. */
  @Transactional
  public QuotaRequest withdraw(Actor actor, String id, @Nullable String ifMatch) {
    var request = queries.request(actor, id);
    actor.require(Permission.ORDER, request.departmentId(), "request");
    if (!request.askerId().equals(actor.personId())) {
      throw new Forbidden("Only who asked may take the request back.");
    }
    unstale(request, ifMatch);
    var now = clock.instant();
    ends.end(request, RequestState.WITHDRAWN, new Decision(actor.personId(), now, null));
    tell(actor, request, "quota-request.withdrawn", Map.of(), now);
    return queries.request(actor, id);
  }

  private QuotaRequest decidable(Actor actor, String id, @Nullable String ifMatch) {
    var request = queries.request(actor, id);
    actor.require(QuotaRequestQueries.needed(request), request.departmentId(), "request");
    unstale(request, ifMatch);
    return request;
  }

  /** That it is decided by now is told with the name of who did, rather than as a stale copy. */
  private void unstale(QuotaRequest request, @Nullable String ifMatch) {
    ends.refuseDecided(request);
    ETags.check(ifMatch, request.revision());
  }

  private void tell(
      Actor actor, QuotaRequest request, String action, Map<String, String> details, Instant now) {
    events.publishEvent(
        new RequestChanged(
            actor.personId(), request.departmentId(), request.id(), action, details, now));
  }

  private static Map<String, String> details(QuotaLimits limits, @Nullable String sentence) {
    var details = new TreeMap<String, String>();
    for (var meter : QuotaMeter.values()) {
      var limit = limits.of(meter);
      if (limit != null) {
        details.put(meter.word(), limit.toString());
      }
    }
    if (sentence != null) {
      details.put("sentence", sentence);
    }
    return details;
  }

  private static @Nullable Instant micros(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
  }
}
