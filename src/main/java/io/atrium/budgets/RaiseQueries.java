package io.atrium.budgets;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.budgets.store.BudgetRaises;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.Cursor;
import io.atrium.kernel.web.PageRequest;
import io.atrium.pricing.Periods;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who asked for more money, and what became of it: for whoever sees the department, and the asker.
 */
@Service
@Transactional(readOnly = true)
public class RaiseQueries {

  private static final Instant NOTHING = Instant.parse("9999-01-01T00:00:00Z");

  private final BudgetRaises raises;

  private final DepartmentQueries departments;

  private final Periods periods;

  RaiseQueries(BudgetRaises raises, DepartmentQueries departments, Periods periods) {
    this.raises = raises;
    this.departments = departments;
    this.periods = periods;
  }

  public BudgetRaise raise(Actor actor, String id) {
    var found = raises.find(id).orElseThrow(() -> new NotFound("request"));
    if (!found.askerId().equals(actor.personId())) {
      actor.require(Permission.VIEW, found.departmentId(), "request");
    }
    return found.asOf(periods.current());
  }

  /** Of one department, the newest first. */
  public Page<BudgetRaise> list(Actor actor, String departmentId, PageRequest stretch) {
    return list(List.of(departments.department(actor, departmentId).id()), stretch);
  }

  /** Of all departments that the actor may see, the newest first. */
  public Page<BudgetRaise> visible(Actor actor, PageRequest stretch) {
    return list(departments.visible(actor).stream().map(Department::id).toList(), stretch);
  }

  /** What waits for a decision that the actor, as a head, may take. */
  public List<BudgetRaise> waiting(Actor actor) {
    var headed =
        actor.roles().keySet().stream()
            .filter(each -> actor.may(Permission.MANAGE_MEMBERS, each))
            .toList();
    return raises.open(headed, periods.current());
  }

  private Page<BudgetRaise> list(Collection<String> of, PageRequest stretch) {
    var keys = Cursor.read(stretch.cursor(), 2);
    try {
      var at = keys == null ? NOTHING : Instant.parse(keys.getFirst());
      var id = keys == null ? "" : keys.getLast();
      var found = raises.list(of, at, id, stretch.oneMore());
      return Page.of(
              found, stretch.limit(), each -> Cursor.of(each.askedAt().toString(), each.id()))
          .map(each -> each.asOf(periods.current()));
    } catch (DateTimeException _) {
      throw new InvalidRequest("cursor", "is not the nextCursor of an earlier page");
    }
  }
}
