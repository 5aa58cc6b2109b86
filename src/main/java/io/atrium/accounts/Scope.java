package io.atrium.accounts;

import java.util.Set;

/** Whose things somebody may see. Every query takes it, so that no list forgets to ask. */
public sealed interface Scope {

  /** All departments: operators, auditors and the portal itself. */
  record Everything() implements Scope {}

  /** The named departments and nothing else; none of them when the set is empty. */
  record Departments(Set<String> ids) implements Scope {

    public Departments {
      ids = Set.copyOf(ids);
    }
  }

  default boolean covers(String departmentId) {
    return switch (this) {
      case Everything() -> true;
      case Departments(var ids) -> ids.contains(departmentId);
    };
  }
}
