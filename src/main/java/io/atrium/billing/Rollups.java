package io.atrium.billing;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.billing.Rollup.Row;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.kernel.NotFound;
import io.atrium.pricing.Periods;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Adds up the bills of a month along the tree, as far as who asks may see it. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Rollups {

  private final BillQueries bills;

  private final DepartmentQueries departments;

  private final Periods periods;

  private final Institution institution;

  Rollups(
      BillQueries bills, DepartmentQueries departments, Periods periods, Institution institution) {
    this.bills = bills;
    this.departments = departments;
    this.periods = periods;
    this.institution = institution;
  }

  /**
   * The bills of a department and of those below it.
   *
   * @param departmentId null for everything that the actor may see, from the top
   */
  public Rollup of(Actor actor, @Nullable String departmentId, YearMonth period) {
    periods.requireBegun(period);
    var seen = seen(actor);
    if (departmentId != null) {
      actor.require(Permission.VIEW_BILLS, departmentId, "department");
    } else if (seen.isEmpty()) {
      actor.require(Permission.VIEW_BILLS);
    }
    var its =
        bills.heads(actor, period).stream()
            .collect(Collectors.toMap(BillHead::departmentId, Function.identity()));
    var tops = tops(seen, departmentId);
    if (tops.isEmpty()) {
      throw new NotFound("department");
    }
    var rows = new ArrayList<Row>();
    tops.forEach(each -> rows.addAll(branch(each, 0, seen, its)));
    var total =
        rows.stream()
            .filter(each -> each.depth() == 0)
            .map(Row::together)
            .reduce(nothing(), Money::plus);
    return new Rollup(period, rows, total);
  }

  /** The one department under which lies everything of which a head sees the bills, if any. */
  public Optional<String> topOf(Actor actor) {
    if (actor.may(Permission.VIEW_BILLS)) {
      return Optional.empty();
    }
    var seen = seen(actor);
    var tops = tops(seen, null);
    return tops.size() == 1 && seen.size() > 1
        ? Optional.of(tops.getFirst().id())
        : Optional.empty();
  }

  /** The institution itself, for those who see the bills of all. */
  public Optional<String> institutionOf(Actor actor) {
    return actor.may(Permission.VIEW_BILLS)
        ? Optional.of(departments.institution().id())
        : Optional.empty();
  }

  private List<Department> seen(Actor actor) {
    return departments.visible(actor).stream()
        .filter(each -> actor.may(Permission.VIEW_BILLS, each.id()))
        .toList();
  }

  private static List<Department> tops(List<Department> seen, @Nullable String departmentId) {
    Set<String> ids = seen.stream().map(Department::id).collect(Collectors.toSet());
    return seen.stream()
        .filter(each ->
            departmentId == null
                ? each.parentId() == null || !ids.contains(each.parentId())
                : each.id().equals(departmentId))
        .toList();
  }

  private List<Row> branch(
      Department top, int depth, List<Department> seen, Map<String, BillHead> bills) {
    var below = new ArrayList<Row>();
    seen.stream()
        .filter(each -> top.id().equals(each.parentId()))
        .forEach(each -> below.addAll(branch(each, depth + 1, seen, bills)));
    var bill = bills.get(top.id());
    var own = bill == null ? nothing() : bill.total();
    var together =
        below.stream()
            .filter(each -> each.depth() == depth + 1)
            .map(Row::together)
            .reduce(own, Money::plus);
    below.addFirst(new Row(top, depth, bill, own, together, below.size()));
    return below;
  }

  private Money nothing() {
    var currency = institution.currency();
    return new Money(BigDecimal.ZERO.setScale(currency.getDefaultFractionDigits()), currency);
  }
}
