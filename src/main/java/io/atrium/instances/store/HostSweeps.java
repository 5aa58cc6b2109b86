package io.atrium.instances.store;

import io.atrium.kernel.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** When each host was last seen whole, and which instances the portal believes to be on it. */
@Repository
public class HostSweeps {

  private static final Texts.Addresses ADDRESSES = new Texts.Addresses();

  private final JdbcClient jdbc;

  HostSweeps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When the host was last swept with success, or null if never. */
  @Transactional(readOnly = true)
  public @Nullable Instant confirmedAt(String hostId) {
    return jdbc.sql(
            "select confirmed_at from host_sweep where host_id = ? and confirmed_at is not null")
        .param(hostId)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }

  /** Notes a successful sweep. Returns whether the host had been out of sight before. */
  @Transactional
  public boolean confirmed(String hostId, Instant at) {
    var wasLost = isLost(hostId);
    var updated =
        jdbc.sql("update host_sweep set confirmed_at = ?, lost = false where host_id = ?")
            .params(Claims.utc(at), hostId)
            .update();
    if (updated == 0) {
      jdbc.sql("insert into host_sweep (host_id, confirmed_at, lost) values (?, ?, false)")
          .params(hostId, Claims.utc(at))
          .update();
    }
    return wasLost;
  }

  /**
   * Notes until when these are proven, of which a sweep has shown that they are not as believed.
   */
  @Transactional
  public void doubt(Collection<String> instanceIds, @Nullable Instant provenUntil) {
    if (!instanceIds.isEmpty()) {
      jdbc.sql("update instance set doubted_at = :at where doubted_at is null and id in (:ids)")
          .param("at", Claims.utc(provenUntil == null ? Instant.EPOCH : provenUntil))
          .param("ids", instanceIds)
          .update();
    }
  }

  /** Notes that the host is out of sight. Returns whether that is news. */
  @Transactional
  public boolean lost(String hostId) {
    if (isLost(hostId)) {
      return false;
    }
    var updated =
        jdbc.sql("update host_sweep set lost = true where host_id = ?").param(hostId).update();
    if (updated == 0) {
      jdbc.sql("insert into host_sweep (host_id, confirmed_at, lost) values (?, null, true)")
          .param(hostId)
          .update();
    }
    return true;
  }

  /** Whether the latest sweep did not reach the host. */
  @Transactional(readOnly = true)
  public boolean outOfSight(String hostId) {
    return isLost(hostId);
  }

  private boolean isLost(String hostId) {
    return jdbc.sql("select count(*) from host_sweep where host_id = ? and lost = true")
            .param(hostId)
            .query(Long.class)
            .single()
        > 0;
  }

  /** What is believed to be on the host. */
  @Transactional(readOnly = true)
  public List<Believed> onHost(String hostId) {
    return jdbc.sql(
            """
            select id, power, addresses, vcpus, memory_mib, disk_gib, started_at, remark, fault_code, due_at is not null as due, provisioned
            from instance where host_id = ? and deleted_at is null\
            """)
        .param(hostId)
        .query((row, _) ->
            new Believed(
                row.getString("id"),
                row.getString("power"),
                ADDRESSES.convertToEntityAttribute(row.getString("addresses")),
                new Size(row.getInt("vcpus"), row.getInt("memory_mib"), row.getInt("disk_gib")),
                row.getString("remark"),
                row.getString("fault_code") != null,
                row.getBoolean("due"),
                row.getBoolean("provisioned"),
                instant(row.getObject("started_at", OffsetDateTime.class))))
        .list();
  }

  /** Which of these ids the portal ever gave out: the others are not its own. */
  @Transactional(readOnly = true)
  public Set<String> known(Set<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : new TreeSet<>(
            jdbc.sql("select id from instance where id in (:ids)")
                .param("ids", ids)
                .query(String.class)
                .list());
  }

  /**
   * What the portal believes of one instance on a host.
   *
   * @param power the power state last seen, or null
   * @param addresses where it was reachable
   * @param remark what the host said of it while it ran, or null
   * @param due whether somebody is about to look anyway
   */
  public record Believed(
      String instanceId,
      @Nullable String power,
      List<String> addresses,
      Size ordered,
      @Nullable String remark,
      boolean parked,
      boolean due,
      boolean provisioned,
      @Nullable Instant startedAt) {}

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
