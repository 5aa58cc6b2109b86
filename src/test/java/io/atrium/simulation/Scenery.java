package io.atrium.simulation;

import io.atrium.accounts.Actor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sets the rows up that every history begins with, once, and takes away what a history added. */
final class Scenery {

  /** Tables that a history never changes, or only in the few columns that are set back below. */
  private static final Set<String> KEPT =
      Set.of(
          "DEPARTMENT",
          "PERSON",
          "MEMBERSHIP",
          "OFFERING",
          "IMAGE",
          "CATALOGUE_START",
          "HOST",
          "HOST_SIGHT",
          "HOST_ROOM",
          "HOST_FOUND",
          "PORTAL_IDENTITY",
          "PRICE_BOOK",
          "FLYWAY_SCHEMA_HISTORY");

  private final JdbcTemplate jdbc;

  private final String wipe;

  Scenery(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    Cast.DEPARTMENTS.forEach(this::department);
    Cast.PEOPLE.forEach(this::person);
    person(Cast.OPERATOR);
    image(Cast.CONTAINER, "CONTAINER", "CONTAINER_ARCHIVE");
    image(Cast.MACHINE, "VM", "QCOW2");
    offering(Cast.SMALL_CONTAINER, "CONTAINER", 1, 512, 2);
    offering(Cast.LARGE_CONTAINER, "CONTAINER", 3, 4_096, 12);
    offering(Cast.SMALL_MACHINE, "VM", 1, 1_024, 5);
    Cast.HOSTS.forEach(this::host);
    wipe = wipe();
  }

  /** Everything as it was before the first history. */
  void clear() {
    jdbc.execute(wipe);
  }

  private String wipe() {
    var changing =
        jdbc
            .queryForList(
                """
                select table_name from information_schema.tables
                where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'\
                """,
                String.class)
            .stream()
            .filter(table -> !KEPT.contains(table.toUpperCase(java.util.Locale.ROOT)))
            .map(table -> "truncate table " + table + " restart identity;")
            .collect(Collectors.joining());
    return "set referential_integrity false;"
        + changing
        + "set referential_integrity true;update host_room set claimed_vcpus = 0,"
        + " claimed_memory_mib = 0, claimed_disk_gib = 0;insert into price_version values ('pv-0',"
        + " 0, 'first', 'portal', current_timestamp, 0, null);"
        + price(1, "vcpu")
        + price(2, "memory")
        + price(3, "disk")
        + price(4, "address")
        + "update host set state = 'ACTIVE';"
        + "update host_sight set health = 'HEALTHY', last_seen_at = null;";
  }

  private static String price(int n, String meter) {
    return "insert into price values ('pv-0', %d, '%s', null, null, null, 0.0%d);"
        .formatted(n, meter, n);
  }

  private void department(String id) {
    var parent =
        switch (id) {
          case Cast.SCHOOL -> null;
          case Cast.DANCE -> Cast.ARTS;
          default -> Cast.SCHOOL;
        };
    jdbc.update(
        """
        insert into department (id, code, code_key, name, parent_id, created_at, version)
        values (?, ?, ?, ?, ?, current_timestamp, 0)\
        """,
        id,
        id,
        id,
        "Department " + id.charAt(id.length() - 1),
        parent);
  }

  private void person(Actor actor) {
    jdbc.update(
        """
        insert into person (id, login, name, one_time, stamp, offices, authorized_keys, active,
                            created_at, version)
        values (?, ?, ?, false, 0, '', '', true, current_timestamp, 0)\
        """,
        actor.personId(),
        actor.name().toLowerCase(java.util.Locale.ROOT),
        actor.name());
    actor
        .roles()
        .forEach((department, role) ->
            jdbc.update(
                """
                insert into membership (person_id, department_id, role, since)
                values (?, ?, ?, current_timestamp)\
                """,
                actor.personId(),
                department,
                role.name()));
  }

  private void image(String id, String kind, String format) {
    jdbc.update(
        """
        insert into image (id, name, purpose, kind, format, os, status, origin, sha256, bytes,
                           min_disk_gib, simulated, created_at, version)
        values (?, ?, 'simulation', ?, ?, 'none', 'READY', 'UPLOAD', ?, 1, 1, true,
                current_timestamp, 0)\
        """,
        id,
        id,
        kind,
        format,
        "0".repeat(64));
  }

  private void offering(String id, String kind, int vcpus, int memoryMib, int diskGib) {
    jdbc.update(
        "insert into offering values (?, ?, ?, 'simulation', ?, ?, ?, ?, true, 0)",
        id,
        id,
        id,
        kind,
        vcpus,
        memoryMib,
        diskGib);
  }

  /** Small, so that histories often meet a full one. */
  private void host(String id) {
    var capacity = List.of(4L, 8_192L, 30L);
    var uri = "simulated:///%s?vcpus=4&memoryMib=8192&diskGib=30".formatted(Cast.rack(id));
    jdbc.update(
        "insert into host values (?, ?, 'simulated', ?, true, 'ACTIVE', 1, current_timestamp, 0)",
        id,
        Cast.rack(id),
        uri);
    jdbc.update(
        "insert into host_sight values (?, 'HEALTHY', 'well', 4, 8192, 30, '', 0, null)", id);
    jdbc.update(
        "insert into host_room values (?, ?, ?, ?, 0, 0, 0)",
        id,
        capacity.get(0),
        capacity.get(1),
        capacity.get(2));
  }
}
