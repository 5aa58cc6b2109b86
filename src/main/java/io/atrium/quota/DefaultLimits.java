package io.atrium.quota;

import io.atrium.accounts.DepartmentQueries;
import org.springframework.stereotype.Component;

/** The limits of a scope for which nobody has set any. */
@Component
class DefaultLimits {

  private final DepartmentQueries departments;

  private final QuotaSettings settings;

  DefaultLimits(DepartmentQueries departments, QuotaSettings settings) {
    this.departments = departments;
    this.settings = settings;
  }

  QuotaLimits of(String scopeId) {
    if (ScopePaths.personOf(scopeId) != null) {
      return settings.ofPerson();
    }
    return scopeId.equals(departments.institution().id())
        ? QuotaLimits.NONE
        : settings.ofDepartment();
  }
}
