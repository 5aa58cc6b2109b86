package io.atrium.hosts;

import io.atrium.drivers.PortalIdentity;
import io.atrium.kernel.Ids;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the owner tag of this portal with its data, so that after any restart it knows its own
 * instances again. Set before anything can call a host.
 */
@Component
class PortalTag implements SmartInitializingSingleton {

  private final JdbcClient jdbc;

  private final PortalIdentity identity;

  private final Ids ids;

  PortalTag(JdbcClient jdbc, PortalIdentity identity, Ids ids) {
    this.jdbc = jdbc;
    this.identity = identity;
    this.ids = ids;
  }

  @Override
  public void afterSingletonsInstantiated() {
    identity.is(stored().orElseGet(this::made));
  }

  private String made() {
    try {
      jdbc.sql("insert into portal_identity (one, portal_id) values (1, ?)")
          .param(ids.next("prt"))
          .update();
    } catch (DuplicateKeyException _) {
      // A second process of this portal was faster; both use what it made.
    }
    return stored().orElseThrow();
  }

  private Optional<String> stored() {
    return jdbc.sql("select portal_id from portal_identity").query(String.class).optional();
  }
}
