package io.atrium.hosts;

import io.atrium.kernel.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes capacity of hosts for instances and gives it back, in the caller's transaction. The
 * database decides: one conditional update, so that two orders can never take the same room.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class HostClaims {

  private final JdbcClient jdbc;

  HostClaims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims room for an instance on a host that takes new ones. Claiming the same host again is
   * success and takes nothing more.
   *
   * @return whether the instance now holds its room there
   */
  public boolean claim(String hostId, String instanceId, Size size) {
    var taken =
        jdbc.sql(
                """
                update host_room
                   set claimed_vcpus = claimed_vcpus + :vcpus,
                       claimed_memory_mib = claimed_memory_mib + :memory,
                       claimed_disk_gib = claimed_disk_gib + :disk
                 where host_id = :host
                   and claimed_vcpus + :vcpus <= limit_vcpus
                   and claimed_memory_mib + :memory <= limit_memory_mib
                   and claimed_disk_gib + :disk <= limit_disk_gib
                   and exists (select 1 from host where id = :host and state = 'ACTIVE')
                   and not exists (select 1 from host_claim where instance_id = :instance)
                """)
            .param("host", hostId)
            .param("instance", instanceId)
            .param("vcpus", (long) size.vcpus())
            .param("memory", (long) size.memoryMib())
            .param("disk", (long) size.diskGib())
            .update();
    if (taken == 0) {
      return holds(hostId, instanceId);
    }
    jdbc.sql("insert into host_claim values (?, ?, ?, ?, ?)")
        .params(instanceId, hostId, size.vcpus(), size.memoryMib(), size.diskGib())
        .update();
    return true;
  }

  /**
   * Gives back what the instance holds, wherever that is. Only the first call gives anything back.
   */
  public void release(String instanceId) {
    for (var claim : lock(instanceId)) {
      jdbc.sql("delete from host_claim where instance_id = ?").param(instanceId).update();
      jdbc.sql(
              """
              update host_room
                 set claimed_vcpus = claimed_vcpus - :vcpus,
                     claimed_memory_mib = claimed_memory_mib - :memory,
                     claimed_disk_gib = claimed_disk_gib - :disk
               where host_id = :host
              """)
          .param("host", claim.hostId())
          .param("vcpus", claim.vcpus())
          .param("memory", claim.memoryMib())
          .param("disk", claim.diskGib())
          .update();
    }
  }

  /**
   * Claims more for an instance where it is, so that it holds at least this much of each part.
   *
   * @return whether there is room; else nothing has changed
   */
  public boolean enlarge(String instanceId, Size size) {
    return lock(instanceId).stream().allMatch(claim -> move(instanceId, claim, claim.upTo(size)));
  }

  /** Gives back, or takes, what the instance holds more or less than this, without asking. */
  public void resize(String instanceId, Size size) {
    for (var claim : lock(instanceId)) {
      claimed(claim.hostId(), Claim.of(claim.hostId(), size).minus(claim), "");
      write(instanceId, Claim.of(claim.hostId(), size));
    }
  }

  private boolean move(String instanceId, Claim from, Claim to) {
    var fits =
        """
           and claimed_vcpus + :vcpus <= limit_vcpus
           and claimed_memory_mib + :memory <= limit_memory_mib
           and claimed_disk_gib + :disk <= limit_disk_gib\
        """;
    var taken = from.equals(to) || claimed(from.hostId(), to.minus(from), fits);
    if (taken) {
      write(instanceId, to);
    }
    return taken;
  }

  private boolean claimed(String hostId, Claim more, String condition) {
    return jdbc.sql(
                """
                update host_room
                   set claimed_vcpus = claimed_vcpus + :vcpus,
                       claimed_memory_mib = claimed_memory_mib + :memory,
                       claimed_disk_gib = claimed_disk_gib + :disk
                 where host_id = :host
                """
                    + condition)
            .param("host", hostId)
            .param("vcpus", more.vcpus())
            .param("memory", more.memoryMib())
            .param("disk", more.diskGib())
            .update()
        == 1;
  }

  private void write(String instanceId, Claim claim) {
    jdbc.sql("update host_claim set vcpus = ?, memory_mib = ?, disk_gib = ? where instance_id = ?")
        .params(claim.vcpus(), claim.memoryMib(), claim.diskGib(), instanceId)
        .update();
  }

  private boolean holds(String hostId, String instanceId) {
    return jdbc.sql("select count(*) from host_claim where instance_id = ? and host_id = ?")
            .params(instanceId, hostId)
            .query(Long.class)
            .single()
        > 0;
  }

  private List<Claim> lock(String instanceId) {
    return jdbc.sql(
            """
            select host_id, vcpus, memory_mib, disk_gib
              from host_claim where instance_id = ? for update
            """)
        .param(instanceId)
        .query((row, _) -> Claim.of(row))
        .list();
  }

  /** What one instance holds. */
  record Claim(String hostId, long vcpus, long memoryMib, long diskGib) {

    static Claim of(String hostId, Size size) {
      return new Claim(hostId, size.vcpus(), size.memoryMib(), size.diskGib());
    }

    /** At least this much of each part. */
    Claim upTo(Size size) {
      return new Claim(
          hostId,
          Math.max(vcpus, size.vcpus()),
          Math.max(memoryMib, size.memoryMib()),
          Math.max(diskGib, size.diskGib()));
    }

    Claim minus(Claim other) {
      return new Claim(
          hostId, vcpus - other.vcpus, memoryMib - other.memoryMib, diskGib - other.diskGib);
    }

    static Claim of(ResultSet row) throws SQLException {
      return new Claim(
          row.getString("host_id"),
          row.getLong("vcpus"),
          row.getLong("memory_mib"),
          row.getLong("disk_gib"));
    }
  }
}
