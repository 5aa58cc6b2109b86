package io.atrium.accounts.store;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All departments there are. */
public interface Departments extends Repository<DepartmentEntity, String> {

  Optional<DepartmentEntity> findById(String id);

  DepartmentEntity saveAndFlush(DepartmentEntity department);

  void delete(DepartmentEntity department);

  boolean existsByCodeKeyAndIdNot(String codeKey, String id);

  boolean existsByParentId(String parentId);

  boolean existsByParentIdIsNull();
}
