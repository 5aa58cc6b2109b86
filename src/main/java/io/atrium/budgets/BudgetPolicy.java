package io.atrium.budgets;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.budgets.store.BudgetRaises;
import io.atrium.budgets.store.Budgets;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.instances.Order;
import io.atrium.instances.OrderPolicy;
import io.atrium.kernel.Money;
import io.atrium.pricing.Periods;
import io.atrium.pricing.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds orders against the budgets of the department and of all above it, by what the month would
 * come to with them. Budgets that stop orders are locked until the order is stored, so that two
 * orders at once cannot both take what is left for one.
 */
@Component
class BudgetPolicy implements OrderPolicy {

  private final Budgets budgets;

  private final BudgetRaises raises;

  private final Spending spending;

  private final DepartmentQueries departments;

  private final CatalogueQueries catalogue;

  private final Periods periods;

  BudgetPolicy(
      Budgets budgets,
      BudgetRaises raises,
      Spending spending,
      DepartmentQueries departments,
      CatalogueQueries catalogue,
      Periods periods) {
    this.budgets = budgets;
    this.raises = raises;
    this.spending = spending;
    this.departments = departments;
    this.catalogue = catalogue;
    this.periods = periods;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void judge(Actor actor, Order order, String departmentId) {
    var strict = budgets.lockStrict(departments.lineage(departmentId));
    if (strict.isEmpty()) {
      return;
    }
    var excesses = excesses(actor, strict, List.of(plan(order, departmentId)));
    if (!excesses.isEmpty()) {
      throw new BudgetExceeded(excesses);
    }
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void judgeChange(Actor actor, OneKind present, OneKind wanted) {
    var department = Objects.requireNonNull(wanted.departmentId());
    var strict = budgets.lockStrict(departments.lineage(department));
    if (strict.isEmpty()) {
      return;
    }
    var added = new HashMap<>(projected(strict, List.of(plan(department, wanted, 1))));
    var taken = projected(strict, List.of(plan(department, present, 1)));
    var now = projected(strict, List.of());
    now.forEach((id, money) -> added.merge(id, money.minus(sum(taken, id)), Money::plus));
    var dearer = strict.stream().filter(each -> above(added, now, each.departmentId())).toList();
    var excesses = excesses(actor, dearer, added);
    if (!excesses.isEmpty()) {
      throw new BudgetExceeded(excesses);
    }
  }

  /** What becomes cheaper is never refused. */
  private static boolean above(Map<String, Money> next, Map<String, Money> now, String id) {
    return sum(next, id).minus(sum(now, id)).amount().signum() > 0;
  }

  private static Money sum(Map<String, Money> sums, String id) {
    return Objects.requireNonNull(sums.get(id));
  }

  private Plan plan(Order order, String departmentId) {
    var offering = catalogue.findOffering(order.offeringId()).orElseThrow();
    return new Plan(
        departmentId,
        offering.kind(),
        order.environment(),
        offering.size(),
        offering.id(),
        order.count(),
        null);
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> warnings(
      Actor actor, String departmentId, @Nullable OneKind thoughtOf, int count) {
    var all =
        budgets.of(departments.lineage(departmentId)).stream()
            .filter(each -> each.amount() != null)
            .toList();
    if (thoughtOf == null) {
      return excesses(actor, all, List.of()).stream().map(BudgetExcess::asItIs).toList();
    }
    var plan = plan(departmentId, thoughtOf, count);
    return excesses(actor, all, List.of(plan)).stream().map(BudgetPolicy::warning).toList();
  }

  private static String warning(BudgetExcess excess) {
    return switch (excess.whenExceeded()) {
      case WARN -> excess.withTheOrder();
      case APPROVE -> excess.withTheOrder() + " It needs a yes first. " + excess.howToAsk();
      case REFUSE -> excess.withTheOrder() + " It would be refused.";
    };
  }

  private static Plan plan(String departmentId, OneKind of, int count) {
    return new Plan(
        departmentId, of.kind(), of.environment(), of.size(), of.offeringId(), count, null);
  }

  private Map<String, Money> projected(List<Budget> of, List<Plan> wanted) {
    return spending.atMonthsEnd(of.stream().map(Budget::departmentId).toList(), wanted);
  }

  private List<BudgetExcess> excesses(Actor actor, List<Budget> of, List<Plan> wanted) {
    return of.isEmpty() ? List.of() : excesses(actor, of, projected(of, wanted));
  }

  private List<BudgetExcess> excesses(Actor actor, List<Budget> of, Map<String, Money> projected) {
    var ids = of.stream().map(Budget::departmentId).toList();
    var raised = raises.approved(ids, periods.current());
    return of.stream()
        .flatMap(budget -> {
          var sum = sum(projected, budget.departmentId());
          return excess(actor, budget.raisedBy(raised.get(budget.departmentId())), sum).stream();
        })
        .toList();
  }

  private Optional<BudgetExcess> excess(Actor actor, Budget budget, Money projected) {
    return budget
        .exceededBy(projected)
        .map(amount ->
            new BudgetExcess(
                departments.department(budget.departmentId()),
                periods.current(),
                amount,
                projected,
                budget.whenExceeded(),
                actor.scope().covers(budget.departmentId())));
  }
}
