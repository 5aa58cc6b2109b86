package io.atrium.quota;

import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.quota.QuotaRows.Cell;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Explains a refusal: whose limit it is, what it allows, and what of it is taken. */
@Component
class Refusals {

  private final JdbcClient jdbc;

  private final DepartmentQueries departments;

  private final People people;

  Refusals(JdbcClient jdbc, DepartmentQueries departments, People people) {
    this.jdbc = jdbc;
    this.departments = departments;
    this.people = people;
  }

  QuotaExceeded of(List<Cell> refused) {
    return new QuotaExceeded(refused.stream().map(this::shortfall).toList());
  }

  private Shortfall shortfall(Cell cell) {
    return jdbc.sql("select limit_value, used, held from quota where scope_id = ? and meter = ?")
        .params(cell.scopeId(), cell.meter().word())
        .query((row, _) ->
            new Shortfall(
                cell.scopeId(),
                name(cell.scopeId()),
                cell.meter(),
                row.getLong("limit_value"),
                row.getLong("used"),
                row.getLong("held"),
                cell.amount()))
        .single();
  }

  private String name(String scopeId) {
    var department = departments.department(ScopePaths.departmentOf(scopeId)).name();
    var person = ScopePaths.personOf(scopeId);
    return person == null ? department : people.displayName(person) + " in " + department;
  }
}
