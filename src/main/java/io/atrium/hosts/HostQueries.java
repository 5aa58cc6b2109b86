package io.atrium.hosts;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.Cursor;
import io.atrium.kernel.web.PageRequest;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads hosts with their settings, sight and claims in one statement, always as they are now. */
@Service
@Transactional(readOnly = true)
public class HostQueries {

  private static final String EVERYTHING =
      """
      select h.id, h.name, h.driver, h.uri, h.simulated, h.state, h.overcommit, h.version,
             s.health, s.sentence, s.capacity_vcpus, s.capacity_memory_mib, s.capacity_disk_gib,
             s.attributes, s.foreign_count, s.last_seen_at,
             r.claimed_vcpus, r.claimed_memory_mib, r.claimed_disk_gib
        from host h
        join host_sight s on s.host_id = h.id
        join host_room r on r.host_id = h.id
      """;

  private final JdbcClient jdbc;

  private final HostRows rows;

  HostQueries(JdbcClient jdbc, HostRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** All hosts by name. Called for every order. */
  public List<Host> all() {
    return jdbc.sql(EVERYTHING + " order by h.name").query(rows).list();
  }

  /** All hosts, for those who run the portal and those who audit it. */
  public List<Host> all(Actor actor) {
    actor.require(Permission.AUDIT);
    return all();
  }

  /** A stretch of them; names are unique, so that a name is where a stretch begins. */
  public Page<Host> list(Actor actor, PageRequest stretch) {
    actor.require(Permission.AUDIT);
    var after = Cursor.read(stretch.cursor(), 1);
    var found =
        jdbc.sql(EVERYTHING + " where h.name > :after order by h.name limit :most")
            .param("after", after == null ? "" : after.getFirst())
            .param("most", stretch.oneMore())
            .query(rows)
            .list();
    return Page.of(found, stretch.limit(), host -> Cursor.of(host.name()));
  }

  public Host host(Actor actor, String id) {
    actor.require(Permission.AUDIT);
    return host(id);
  }

  public Host host(String id) {
    return jdbc.sql(EVERYTHING + " where h.id = :id")
        .param("id", id)
        .query(rows)
        .optional()
        .orElseThrow(() -> new NotFound("host"));
  }
}
