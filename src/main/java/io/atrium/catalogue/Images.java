package io.atrium.catalogue;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All images, for changing one by its id once the actor was judged. Lists are scoped queries. */
interface Images extends Repository<StoredImage, String> {

  StoredImage saveAndFlush(StoredImage image);

  void delete(StoredImage image);

  Optional<StoredImage> findById(String id);

  boolean existsByDepartmentId(String departmentId);

  List<StoredImage> findByStatus(ImageStatus status);
}
