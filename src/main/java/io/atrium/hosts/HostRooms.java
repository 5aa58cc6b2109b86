package io.atrium.hosts;

import io.atrium.kernel.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows beside a host's settings: what was seen of it, and how much may be claimed on it. */
@Component
class HostRooms {

  private final JdbcClient jdbc;

  HostRooms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Rows for a new host, of which nothing is known yet. */
  void open(String hostId) {
    jdbc.sql(
            """
            insert into host_sight (host_id, health, sentence, attributes, foreign_count)
            values (?, 'UNKNOWN', 'It has not been looked at yet.', '', 0)
            """)
        .param(hostId)
        .update();
    jdbc.sql("insert into host_room values (?, 0, 0, 0, 0, 0, 0)").param(hostId).update();
  }

  /** What may be claimed from now on. Claims that exceed a lower limit stay; new ones fail. */
  void limit(String hostId, @Nullable Size capacity, double overcommit) {
    var limit = Host.limit(capacity, overcommit);
    jdbc.sql(
            """
            update host_room
               set limit_vcpus = :vcpus, limit_memory_mib = :memory, limit_disk_gib = :disk
             where host_id = :host
            """)
        .param("vcpus", limit.vcpus())
        .param("memory", limit.memoryMib())
        .param("disk", limit.diskGib())
        .param("host", hostId)
        .update();
  }

  long instances(String hostId) {
    return jdbc.sql("select count(*) from host_claim where host_id = ?")
        .param(hostId)
        .query(Long.class)
        .single();
  }
}
