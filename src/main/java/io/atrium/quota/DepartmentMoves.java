package io.atrium.quota;

import io.atrium.accounts.AccountChanged;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts what a department holds under its new parents when it is moved in the tree. It is counted
 * there even beyond their limits: then nothing new is granted, and nothing is taken away.
 */
@Component
class DepartmentMoves {

  private final Holds holds;

  private final ScopePaths paths;

  private final ScopeRows scopes;

  private final QuotaRows rows;

  DepartmentMoves(Holds holds, ScopePaths paths, ScopeRows scopes, QuotaRows rows) {
    this.holds = holds;
    this.paths = paths;
    this.scopes = scopes;
    this.rows = rows;
  }

  @EventListener
  void on(AccountChanged change) {
    if (change.action().equals("department.changed")) {
      holds.in(change.subjectId()).forEach(this::countAnew);
    }
  }

  private void countAnew(Taken taken) {
    var before = taken.path();
    var path =
        paths.path(
            ScopePaths.departmentOf(before.getFirst()), ScopePaths.holderOf(before.getFirst()));
    if (path.equals(before)) {
      return;
    }
    scopes.makeAbsent(path);
    rows.giveBack(taken.state(), QuotaRows.cells(without(before, path), taken.amounts()));
    rows.countAs(taken.state(), QuotaRows.cells(without(path, before), taken.amounts()));
    holds.countAlong(taken, path);
  }

  private static List<String> without(List<String> path, List<String> other) {
    return path.stream().filter(each -> !other.contains(each)).toList();
  }
}
