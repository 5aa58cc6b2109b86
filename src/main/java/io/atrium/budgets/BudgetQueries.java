package io.atrium.budgets;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.budgets.store.BudgetRaises;
import io.atrium.budgets.store.BudgetWarnings;
import io.atrium.budgets.store.Budgets;
import io.atrium.pricing.Periods;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
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

  private final BudgetWarnings warnings;

  private final BudgetRaises raises;

  private final Spending spending;

  private final DepartmentQueries departments;

  private final Periods periods;

  BudgetQueries(
      Budgets budgets,
      BudgetWarnings warnings,
      BudgetRaises raises,
      Spending spending,
      DepartmentQueries departments,
      Periods periods) {
    this.budgets = budgets;
    this.warnings = warnings;
    this.raises = raises;
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

  /** Of all departments that have a budget. */
  List<BudgetStanding> withBudget() {
    var having = Set.copyOf(budgets.departments());
    return standings(
        departments.visible(Actor.portal()).stream()
            .filter(each -> having.contains(each.id()))
            .toList());
  }

  /**
   * What needs the actor: of each department that they head, the highest threshold that is reached
   * still, the highest of all first.
   */
  public List<BudgetWarning> pressing(Actor actor) {
    var headed =
        actor.roles().keySet().stream()
            .filter(each -> actor.may(Permission.MANAGE_MEMBERS, each))
            .toList();
    return warnings.of(headed, periods.current()).stream()
        .filter(BudgetWarning::holds)
        .collect(
            Collectors.toMap(
                BudgetWarning::departmentId,
                Function.identity(),
                BinaryOperator.maxBy(BudgetWarning.GRAVEST)))
        .values()
        .stream()
        .sorted(BudgetWarning.GRAVEST.reversed().thenComparing(BudgetWarning::departmentId))
        .toList();
  }

  private List<BudgetStanding> standings(List<Department> of) {
    var ids = of.stream().map(Department::id).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    var told =
        warnings.of(ids, periods.current()).stream()
            .collect(Collectors.groupingBy(BudgetWarning::departmentId));
    var known =
        budgets.of(ids).stream()
            .collect(Collectors.toMap(Budget::departmentId, Function.identity()));
    var raised = raises.approved(ids, periods.current());
    var spent = spending.soFar(ids);
    var forecast = spending.atMonthsEnd(ids, List.of());
    var simulated = spending.simulated(ids);
    return of.stream()
        .map(each ->
            new BudgetStanding(
                each,
                known.getOrDefault(each.id(), Budget.none(each.id())),
                raised.get(each.id()),
                periods.current(),
                Objects.requireNonNull(spent.get(each.id())),
                Objects.requireNonNull(forecast.get(each.id())),
                simulated.contains(each.id()),
                told.getOrDefault(each.id(), List.of())))
        .toList();
  }
}
