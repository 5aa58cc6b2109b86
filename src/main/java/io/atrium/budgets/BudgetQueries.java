package io.atrium.budgets;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.budgets.store.Budgets;
import io.atrium.pricing.Periods;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Where departments stand against their budgets. Every member sees that of their department. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class BudgetQueries {

  private final Budgets budgets;

  private final Spending spending;

  private final DepartmentQueries departments;

  private final Periods periods;

  BudgetQueries(
      Budgets budgets, Spending spending, DepartmentQueries departments, Periods periods) {
    this.budgets = budgets;
    this.spending = spending;
    this.departments = departments;
    this.periods = periods;
  }

  public BudgetStanding of(Actor actor, String departmentId) {
    return standings(List.of(departments.department(actor, departmentId))).getFirst();
  }

  /** Of the departments that the actor may see, by code, whether they have a budget or not. */
  public List<BudgetStanding> visible(Actor actor) {
    return standings(departments.visible(actor));
  }

  private List<BudgetStanding> standings(List<Department> of) {
    var ids = of.stream().map(Department::id).toList();
    var known =
        budgets.of(ids).stream()
            .collect(Collectors.toMap(Budget::departmentId, Function.identity()));
    var spent = spending.soFar(ids);
    var forecast = spending.atMonthsEnd(ids, List.of());
    return of.stream()
        .map(each ->
            new BudgetStanding(
                each,
                known.getOrDefault(each.id(), Budget.none(each.id())),
                periods.current(),
                Objects.requireNonNull(spent.get(each.id())),
                Objects.requireNonNull(forecast.get(each.id()))))
        .toList();
  }
}
