package io.atrium.accounts;

import java.util.Optional;

/**
 * Whether a department still holds or ever held something that must not lose its owner. Rooms above
 * answer for what is theirs; asked inside the transaction that deletes.
 */
public interface DepartmentUse {

  /** What the department holds, to be read after "it still has", or nothing. */
  Optional<String> holdings(String departmentId);
}
