package io.atrium.costs;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose costs somebody may see: the departments whose bills they may see, and no others. */
@Component
class CostScope {

  private final DepartmentQueries departments;

  CostScope(DepartmentQueries departments) {
    this.departments = departments;
  }

  /**
   * The departments whose bills the actor may see, by code.
   *
   * @param departmentId only this one and those below it; null for all
   */
  List<Department> of(Actor actor, @Nullable String departmentId) {
    if (departmentId != null) {
      actor.require(Permission.VIEW_BILLS, departmentId);
    }
    var seen =
        departments.visible(actor).stream()
            .filter(each -> actor.may(Permission.VIEW_BILLS, each.id()))
            .filter(each ->
                departmentId == null || departments.lineage(each.id()).contains(departmentId))
            .toList();
    if (seen.isEmpty()) {
      actor.require(Permission.VIEW_BILLS);
    }
    return seen;
  }
}
