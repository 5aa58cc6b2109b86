package io.atrium.accounts;

import io.atrium.accounts.store.DepartmentEntity;

/** A department together with the version that its entity tag names. */
public record VersionedDepartment(Department department, long version) {

  static VersionedDepartment of(DepartmentEntity entity) {
    return new VersionedDepartment(entity.department(), entity.currentVersion());
  }
}
