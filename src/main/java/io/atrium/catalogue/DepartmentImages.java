package io.atrium.catalogue;

import io.atrium.accounts.DepartmentUse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps a department from being deleted while it has images of its own. */
@Component
class DepartmentImages implements DepartmentUse {

  private final Images images;

  DepartmentImages(Images images) {
    this.images = images;
  }

  @Override
  public Optional<String> holdings(String departmentId) {
    return images.existsByDepartmentId(departmentId) ? Optional.of("images") : Optional.empty();
  }
}
