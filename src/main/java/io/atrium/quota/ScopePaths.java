package io.atrium.quota;

import io.atrium.accounts.DepartmentQueries;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Names the scopes that a request counts against, from the person up to the institution. Every hold
 * takes them in this order; as paths only ever join on the way up, two holds never wait in a
 * circle.
 */
@Component
class ScopePaths {

  private final DepartmentQueries departments;

  ScopePaths(DepartmentQueries departments) {
    this.departments = departments;
  }

  /** A person's scope lies in one department: what they use elsewhere counts there. */
  List<String> path(String departmentId, String personId) {
    return Stream.concat(
            Stream.of(person(departmentId, personId)), departments.lineage(departmentId).stream())
        .toList();
  }

  static String person(String departmentId, String personId) {
    return departmentId + "/" + personId;
  }

  /** The department of a scope: itself, or the one in which a person is limited. */
  static String departmentOf(String scopeId) {
    var end = scopeId.indexOf('/');
    return end < 0 ? scopeId : scopeId.substring(0, end);
  }

  /** The person of a scope, or null where it is a department. */
  static @Nullable String personOf(String scopeId) {
    var end = scopeId.indexOf('/');
    return end < 0 ? null : scopeId.substring(end + 1);
  }

  /** The person of a scope that is a person's; a department's own is the department itself. */
  static String holderOf(String scopeId) {
    return scopeId.substring(scopeId.indexOf('/') + 1);
  }
}
