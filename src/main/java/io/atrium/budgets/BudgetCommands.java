package io.atrium.budgets;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.budgets.store.Budgets;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Institution;
import io.atrium.kernel.web.ETags;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets budgets: heads for what they head, operators for everybody. */
@Service
public class BudgetCommands {

  private final Budgets budgets;

  private final DepartmentQueries departments;

  private final Institution institution;

  private final ApplicationEventPublisher events;

  private final Clock clock;

  BudgetCommands(
      Budgets budgets,
      DepartmentQueries departments,
      Institution institution,
      ApplicationEventPublisher events,
      Clock clock) {
    this.budgets = budgets;
    this.departments = departments;
    this.institution = institution;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Replaces the department's budget. What is running already is never touched by it.
   *
   * @param faults what was wrong already when it was read
   * @param ifMatch the entity tag that the caller saw, or null
   */
  @Transactional
  public Budget set(
      Actor actor, String departmentId, NewBudget wanted, Faults faults, @Nullable String ifMatch) {
    departments.department(actor, departmentId);
    actor.require(Permission.MANAGE_MEMBERS, departmentId);
    var amount = wanted.read(institution.currency(), faults);
    faults.refuse();
    departments.keep(departmentId);
    var before = budgets.of(departmentId);
    ETags.check(ifMatch, before.version());
    var budget =
        new Budget(
            departmentId,
            amount,
            wanted.readThresholds(),
            wanted.readWhenExceeded(),
            before.version() + 1);
    budgets.put(budget);
    events.publishEvent(
        new BudgetChanged(actor.personId(), departmentId, details(budget), clock.instant()));
    return budget;
  }

  private static Map<String, String> details(Budget budget) {
    var amount = budget.amount();
    return Map.of(
        "amount",
        amount == null ? "none" : amount.amount().toPlainString() + " " + amount.currency(),
        "thresholds",
        budget.thresholds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
        "whenExceeded",
        budget.whenExceeded().name());
  }
}
