package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Role;
import io.atrium.hosts.Host;
import io.atrium.hosts.HostQueries;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Ids;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A department with a member, a simulated host, an image and a size, as rows: enough to order
 * something.
 */
class World {

  static final String IMAGE = "img-00000000000000001";
  static final String OFFERING = "off-00000000000000001";
  private static final String DEPARTMENT = "dep-00000000000000001";
  private static final String PERSON = "per-00000000000000001";

  private final JdbcClient jdbc;
  private final HostQueries hosts;
  private final String host;
  private final long usedBefore;
  private final long heldBefore;

  World(JdbcClient jdbc, HostQueries hosts) {
    this.jdbc = jdbc;
    this.hosts = hosts;
    host = new Ids().next("h");
    if (jdbc.sql("select count(*) from person where id = ?")
            .param(PERSON)
            .query(Long.class)
            .single()
        == 0) {
      people();
      catalogue();
    }
    host();
    usedBefore = sum("used");
    heldBefore = sum("held");
  }

  private void catalogue() {
    jdbc.sql(
            """
            insert into image (id, name, purpose, kind, format, os, status, origin, sha256, bytes,
                               min_disk_gib, simulated, created_at, version)
            values (?, 'Test', 'for tests', 'CONTAINER', 'CONTAINER_ARCHIVE', 'none', 'READY',
                    'UPLOAD', ?, 1, 1, false, current_timestamp, 0)\
            """)
        .params(IMAGE, "0".repeat(64))
        .update();
    jdbc.sql(
            """
            insert into offering values
              (?, 'test.small', 'Small', 'for tests', 'CONTAINER', 1, 128, 1, true, 0)\
            """)
        .param(OFFERING)
        .update();
  }

  private void people() {
    jdbc.sql(
            """
            insert into department (id, code, code_key, name, parent_id, created_at, version)
            values (?, ?, ?, 'Test', null, current_timestamp, 0)\
            """)
        .params(DEPARTMENT, DEPARTMENT, DEPARTMENT)
        .update();
    jdbc.sql(
            """
            insert into person (id, login, name, one_time, stamp, offices, authorized_keys, active,
                                created_at, version)
            values (?, ?, 'Tess', false, 0, '', '', true, current_timestamp, 0)\
            """)
        .params(PERSON, PERSON)
        .update();
    jdbc.sql("insert into membership values (?, ?, 'MEMBER', current_timestamp)")
        .params(PERSON, DEPARTMENT)
        .update();
  }

  private void host() {
    jdbc.sql("update host set state = 'DRAINING'").update();
    jdbc.sql(
            """
            insert into host values
              (?, ?, 'simulated', ?, true, 'ACTIVE', 1, current_timestamp, 0)\
            """)
        .params(host, host, "simulated:///" + host + "?vcpus=4&memoryMib=4096&diskGib=100")
        .update();
    jdbc.sql("insert into host_sight values (?, 'HEALTHY', 'well', 4, 4096, 100, '', 0," + " null)")
        .param(host)
        .update();
    jdbc.sql("insert into host_room values (?, 4, 4096, 100, 0, 0, 0)").param(host).update();
  }

  Actor member() {
    return new Actor(PERSON, "Tess", Set.of(), Map.of(DEPARTMENT, Role.MEMBER), Set.of(), false);
  }

  Actor stranger() {
    return new Actor("per-other", "Ann", Set.of(), Map.of("dep-other", Role.HEAD), Set.of(), false);
  }

  Host host0() {
    return hosts.host(host);
  }

  Order order(String name) {
    return order(name, null);
  }

  Order order(String name, @Nullable String departmentId) {
    return new Order(
        name,
        null,
        IMAGE,
        OFFERING,
        departmentId,
        Environment.TEST,
        Map.of(),
        null,
        List.of(),
        Map.of(),
        false,
        1);
  }

  long claimedVcpus() {
    return jdbc.sql("select claimed_vcpus from host_room where host_id = ?")
        .param(host)
        .query(Long.class)
        .single();
  }

  /** How many instances more are used since this world began. */
  long used() {
    return sum("used") - usedBefore;
  }

  /** How many instances more are held since this world began. */
  long held() {
    return sum("held") - heldBefore;
  }

  private long sum(String column) {
    return jdbc.sql(
            "select coalesce(sum(%s), 0) from quota where scope_id = ? and meter = 'instances'"
                .formatted(column))
        .param(DEPARTMENT)
        .query(Long.class)
        .single();
  }
}
