package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.hosts.Host;
import io.atrium.hosts.HostQueries;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Size;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A department with a member, a simulated host, an image and a size: enough to order something. */
class World {

  private final JdbcClient jdbc;
  private final HostQueries hosts;
  private final Actor member;
  private final String department;
  private final String image;
  private final String offering;
  private final String host;

  World(JdbcClient jdbc, HostQueries hosts, TestAccounts accounts) {
    this.jdbc = jdbc;
    this.hosts = hosts;
    var home = accounts.department();
    department = home.id();
    member = accounts.actor(accounts.member(home, Role.MEMBER));
    var ids = new Ids();
    image = ids.next("img");
    offering = ids.next("off");
    host = ids.next("h");
    catalogue();
    host();
  }

  private void catalogue() {
    jdbc.sql(
            """
            insert into image (id, name, purpose, kind, format, os, status, origin, sha256, bytes,
                               min_disk_gib, simulated, created_at, version)
            values (?, 'Test', 'for tests', 'CONTAINER', 'CONTAINER_ARCHIVE', 'none', 'READY',
                    'UPLOAD', ?, 1, 1, false, current_timestamp, 0)\
            """)
        .params(image, "0".repeat(64))
        .update();
    jdbc.sql(
            """
            insert into offering values
              (?, ?, 'Small', 'for tests', 'CONTAINER', 1, 128, 1, true, 0)\
            """)
        .params(offering, offering)
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
    return member;
  }

  Actor stranger() {
    return new Actor("per-other", "Ann", Set.of(), Map.of("dep-other", Role.HEAD), Set.of(), false);
  }

  Host host0() {
    return hosts.host(host);
  }

  Order order(String name) {
    return TestOrder.of(name, image, offering, null);
  }

  long claimedVcpus() {
    return jdbc.sql("select claimed_vcpus from host_room where host_id = ?")
        .param(host)
        .query(Long.class)
        .single();
  }

  /** How many instances are used. */
  long used() {
    return sum("used");
  }

  /** How many instances are held. */
  long held() {
    return sum("held");
  }

  /** How much of the meter is used. */
  long used(String meter) {
    return sum("used", meter);
  }

  /** How much of the meter is held. */
  long held(String meter) {
    return sum("held", meter);
  }

  /** The id of another size on offer. */
  String offering(Size size) {
    var id = new Ids().next("off");
    jdbc.sql(
            "insert into offering values (?, ?, 'Other', 'for tests', 'CONTAINER', ?, ?, ?, true,"
                + " 0)")
        .params(id, id, size.vcpus(), size.memoryMib(), size.diskGib())
        .update();
    return id;
  }

  /** The department may have no more of the meter. */
  void limit(String meter, long most) {
    jdbc.sql("update quota set limit_value = ? where scope_id = ? and meter = ?")
        .params(most, department, meter)
        .update();
  }

  private long sum(String column) {
    return sum(column, "instances");
  }

  private long sum(String column, String meter) {
    return jdbc.sql(
            "select coalesce(sum(%s), 0) from quota where scope_id = ? and meter = ?"
                .formatted(column))
        .params(department, meter)
        .query(Long.class)
        .single();
  }
}
