package io.atrium.hosts;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The settings of all hosts. Hosts are the institution's, so no query is narrowed. */
interface Hosts extends Repository<StoredHost, String> {

  StoredHost saveAndFlush(StoredHost host);

  void delete(StoredHost host);

  void flush();

  Optional<StoredHost> findById(String id);

  boolean existsByNameAndIdNot(String name, String id);

  boolean existsByDriverAndUri(String driver, String uri);

  long count();
}
