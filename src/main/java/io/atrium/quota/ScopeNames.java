package io.atrium.quota;

import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.kernel.NotFound;
import org.springframework.stereotype.Component;

/** What people call a scope: a department, or a person in one. */
@Component
class ScopeNames {

  private final DepartmentQueries departments;

  private final People people;

  ScopeNames(DepartmentQueries departments, People people) {
    this.departments = departments;
    this.people = people;
  }

  String of(String scopeId) {
    var department = departments.department(ScopePaths.departmentOf(scopeId)).name();
    var person = ScopePaths.personOf(scopeId);
    return person == null ? department : people.displayName(person) + " in " + department;
  }

  /** The same also for what is no department any more. */
  String orId(String scopeId) {
    try {
      return of(scopeId);
    } catch (NotFound _) {
      return scopeId;
    }
  }
}
