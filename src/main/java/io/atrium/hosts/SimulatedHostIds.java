package io.atrium.hosts;

import io.atrium.kernel.SimulatedThings;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows the simulated hosts, those that were removed, too: what ran on one stands on bills and on
 * the trail for ever, and is never told as real.
 */
@Component
public class SimulatedHostIds implements SimulatedThings {

  private final JdbcClient jdbc;

  SimulatedHostIds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The ids of all simulated hosts there ever were. */
  public Set<String> all() {
    return jdbc.sql(
            """
            select id from host where simulated = true
            union select host_id from removed_simulated_host\
            """)
        .query(String.class)
        .set();
  }

  @Override
  public Set<String> among(Collection<String> ids) {
    var all = all();
    return ids.stream().filter(all::contains).collect(Collectors.toSet());
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(HostChanged change) {
    if (change.action().equals("host.removed")
        && Boolean.parseBoolean(change.details().get("simulated"))) {
      jdbc.sql("insert into removed_simulated_host values (?)").param(change.subjectId()).update();
    }
  }
}
