package io.atrium.simulation;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One instance as the portal's own row tells of it. */
record Believed(
    String id,
    String departmentId,
    String ownerId,
    int vcpus,
    int memoryMib,
    int diskGib,
    String phase,
    @Nullable String hostId,
    boolean provisioned,
    boolean waiting,
    boolean paused,
    @Nullable String power,
    String desired,
    @Nullable String faultCode,
    @Nullable OffsetDateTime dueAt,
    int attempts,
    @Nullable OffsetDateTime claimedUntil) {

  static List<Believed> all(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select id, department_id, owner_id, vcpus, memory_mib, disk_gib, phase, host_id,
                   provisioned, conditions like '%WAITING_FOR_CAPACITY%' as waiting,
                   conditions like '%PAUSED%' as paused, power, desired, fault_code, due_at, attempts,
                   claimed_until
            from instance order by id\
            """)
        .query(Believed.class)
        .list();
  }

  boolean is(String wanted) {
    return phase.equals(wanted);
  }

  /** It was given up before it was ever made, and holds nothing any more. */
  boolean givenUp() {
    return is("FAILED") && !provisioned && hostId == null;
  }
}
