package io.atrium.catalogue;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All offerings. They are the institution's, so no query is narrowed to a department. */
interface Offerings extends Repository<StoredOffering, String> {

  StoredOffering saveAndFlush(StoredOffering offering);

  void delete(StoredOffering offering);

  Optional<StoredOffering> findById(String id);

  boolean existsBySku(String sku);
}
