package io.atrium.quota;

import io.atrium.kernel.Decision;
import io.atrium.kernel.Faults;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a request and a decision about it may say. All that is wrong is told at once. */
@Component
class RequestRules {

  private final QuotaQueries queries;

  private final PeopleQuotas people;

  RequestRules(QuotaQueries queries, PeopleQuotas people) {
    this.queries = queries;
    this.people = people;
  }

  void check(NewRequest wanted, String departmentId, Instant now) {
    var faults =
        new Faults()
            .unless(wanted.kind() == RequestKind.QUOTA, "kind", "must be one of QUOTA")
            .unless(
                wanted.from() == null || wanted.to() != null,
                "to",
                "is required where a beginning is given");
    Decision.reason(wanted.reason(), faults);
    QuotaWindows.times(wanted.from(), wanted.to(), now, false, faults);
    var person = wanted.personId();
    if (person != null && !people.knows(departmentId, person)) {
      faults.add("personId", "is nobody of this department");
    }
    var scope = person == null ? departmentId : ScopePaths.person(departmentId, person);
    amounts(wanted.limits(), queries.scopes(List.of(scope)).getFirst(), faults);
    faults.refuse();
  }

  /** More than there is, but no more than can be meant; what has no limit needs none. */
  private static void amounts(@Nullable QuotaLimits limits, Quota present, Faults faults) {
    if (limits == null || limits.equals(QuotaLimits.NONE)) {
      faults.add("limits", "must name one meter at least");
      return;
    }
    for (var meter : QuotaMeter.values()) {
      var wished = limits.of(meter);
      var base = present.of(meter).base();
      if (wished != null) {
        faults
            .unless(base != null, meter.word(), "has no limit that could be raised")
            .unless(
                base == null || wished > base,
                meter.word(),
                "must be more than %d".formatted(base));
        meter.check(wished, meter.word(), faults);
      }
    }
  }

  /** What is said with the grant, or null. */
  @Nullable String checkGrant(
      QuotaRequest request, QuotaLimits granted, @Nullable String remark, Instant now) {
    var faults = new Faults();
    var to = request.to();
    faults.unless(
        to == null || to.isAfter(now), "to", "is over by now: refuse it, so that they ask anew");
    faults.unless(
        !granted.equals(QuotaLimits.NONE), "limits", "must name one meter at least, or refuse it");
    for (var meter : QuotaMeter.values()) {
      within(meter, request.wished().of(meter), granted.of(meter), faults);
    }
    var sentence = Decision.remark(remark, !granted.equals(request.wished()), faults);
    faults.refuse();
    return sentence;
  }

  private static void within(
      QuotaMeter meter, @Nullable Long wished, @Nullable Long granted, Faults faults) {
    if (granted != null) {
      faults
          .unless(wished != null, meter.word(), "was not asked for")
          .unless(wished == null || granted <= wished, meter.word(), "is more than was asked for")
          .unless(granted >= 0, meter.word(), "must be 0 or more");
    }
  }
}
