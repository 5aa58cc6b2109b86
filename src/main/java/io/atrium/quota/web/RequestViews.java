package io.atrium.quota.web;

import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.kernel.web.Asked;
import io.atrium.quota.QuotaRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names beside the ids of a request. */
@Component
class RequestViews {

  private final DepartmentQueries departments;

  private final People people;

  RequestViews(DepartmentQueries departments, People people) {
    this.departments = departments;
    this.people = people;
  }

  RequestView of(QuotaRequest request) {
    var decision = request.decision();
    return new RequestView(
        request.id(),
        request.kind(),
        request.state(),
        request.departmentId(),
        departments.department(request.departmentId()).name(),
        request.personId(),
        name(request.personId()),
        request.askerId(),
        people.displayName(request.askerId()),
        request.reason(),
        request.wished(),
        request.from(),
        request.to(),
        request.askedAt(),
        decision == null ? null : decision.by(),
        decider(request),
        decision == null ? null : decision.at(),
        decision == null ? null : decision.remark(),
        request.granted());
  }

  Asked asked(QuotaRequest request) {
    return new Asked(
        people.displayName(request.askerId()),
        request.askedAt(),
        request.state(),
        decider(request),
        request.decision());
  }

  private @Nullable String decider(QuotaRequest request) {
    var decision = request.decision();
    return name(decision == null ? null : decision.by());
  }

  private @Nullable String name(@Nullable String personId) {
    return personId == null ? null : people.displayName(personId);
  }
}
