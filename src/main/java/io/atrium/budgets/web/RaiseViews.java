package io.atrium.budgets.web;

import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.budgets.BudgetRaise;
import io.atrium.kernel.web.Asked;
import org.springframework.stereotype.Component;

/** Puts names beside the ids of a request for more money. */
@Component
class RaiseViews {

  private final DepartmentQueries departments;

  private final People people;

  RaiseViews(DepartmentQueries departments, People people) {
    this.departments = departments;
    this.people = people;
  }

  RaiseView of(BudgetRaise raise) {
    var decision = raise.decision();
    return new RaiseView(
        raise,
        departments.department(raise.departmentId()).name(),
        new Asked(
            people.displayName(raise.askerId()),
            raise.askedAt(),
            raise.state(),
            decision == null ? null : people.displayName(decision.by()),
            decision));
  }

  /** A request with the names in it. */
  record RaiseView(BudgetRaise raise, String department, Asked asked) {}
}
