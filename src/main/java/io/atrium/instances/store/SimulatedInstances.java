package io.atrium.instances.store;

import io.atrium.hosts.SimulatedHostIds;
import io.atrium.kernel.SimulatedThings;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows which instances are or were on simulated hosts, deleted ones, too. */
@Repository
class SimulatedInstances implements SimulatedThings {

  /** Databases take only so many parameters in one statement. */
  private static final int AT_ONCE = 1_000;

  private final JdbcClient jdbc;

  private final SimulatedHostIds hosts;

  SimulatedInstances(JdbcClient jdbc, SimulatedHostIds hosts) {
    this.jdbc = jdbc;
    this.hosts = hosts;
  }

  @Override
  public boolean anyMachine() {
    var simulated = hosts.all();
    return !simulated.isEmpty()
        && jdbc.sql("select 1 from instance where host_id in (:hosts) fetch first 1 rows only")
            .param("hosts", simulated)
            .query(Integer.class)
            .optional()
            .isPresent();
  }

  @Override
  public Set<String> among(Collection<String> ids) {
    var simulated = hosts.all();
    var asked = List.copyOf(ids);
    var found = new HashSet<String>();
    if (simulated.isEmpty()) {
      return found;
    }
    for (int from = 0; from < asked.size(); from += AT_ONCE) {
      found.addAll(on(simulated, asked.subList(from, Math.min(asked.size(), from + AT_ONCE))));
    }
    return found;
  }

  private Set<String> on(Set<String> hostIds, List<String> ids) {
    return jdbc.sql("select id from instance where id in (:ids) and host_id in (:hosts)")
        .param("ids", ids)
        .param("hosts", hostIds)
        .query(String.class)
        .set();
  }
}
