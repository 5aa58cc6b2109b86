package io.atrium.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** I3: what is held and used of quota and of hosts is the sum of the things there are. */
final class QuotaAgrees implements Invariant {

  private static final String TAKEN =
      "select scope_id || ' ' || meter, used + held from quota where used + held <> 0";

  private static final String KEPT =
      "select instance_id, count(*) from snapshot where state <> 'DELETED' group by instance_id";

  private static final String CLAIMED =
      """
      select host_id || ' vcpus', claimed_vcpus from host_room where claimed_vcpus <> 0
      union all
      select host_id || ' memoryMib', claimed_memory_mib from host_room where claimed_memory_mib <> 0
      union all
      select host_id || ' diskGib', claimed_disk_gib from host_room where claimed_disk_gib <> 0\
      """;

  @Override
  public List<String> broken(Stage stage, Story story) {
    var rows = Believed.all(stage.portal().jdbc());
    var broken = new ArrayList<String>();
    var quota = quota(rows);
    keepsakes(stage, rows, quota);
    compare("quota", quota, counted(stage, TAKEN), broken);
    compare("room on hosts", room(rows), counted(stage, CLAIMED), broken);
    return broken;
  }

  private static void compare(
      String what, Map<String, Long> right, Map<String, Long> counted, List<String> broken) {
    if (!right.equals(counted)) {
      broken.add("I3: %s should be %s but is %s".formatted(what, right, counted));
    }
  }

  private static Map<String, Long> counted(Stage stage, String sql) {
    var counted = new TreeMap<String, Long>();
    stage
        .portal()
        .jdbc()
        .sql(sql)
        .query((row, _) -> counted.put(row.getString(1), row.getLong(2)))
        .list();
    return counted;
  }

  private static Map<String, Long> quota(List<Believed> rows) {
    var sums = new TreeMap<String, Long>();
    for (var row : rows) {
      if (!row.is("DELETED") && !row.is("ARCHIVED") && !row.givenUp()) {
        scopes(row).forEach(scope -> add(sums, scope, row));
      }
    }
    return sums;
  }

  /** Each snapshot that is there, or on its way, counts for whose machine it is of. */
  private static void keepsakes(Stage stage, List<Believed> rows, Map<String, Long> sums) {
    var kept = counted(stage, KEPT);
    for (var row : rows) {
      if (kept.containsKey(row.id())) {
        scopes(row)
            .forEach(scope -> sums.merge(scope + " snapshots", kept.get(row.id()), Long::sum));
      }
    }
  }

  private static Map<String, Long> room(List<Believed> rows) {
    var sums = new TreeMap<String, Long>();
    for (var row : rows) {
      if (!row.is("DELETED") && row.hostId() != null) {
        parts(row)
            .forEach((meter, amount) -> sums.merge(row.hostId() + " " + meter, amount, Long::sum));
      }
    }
    return sums;
  }

  private static void add(Map<String, Long> sums, String scope, Believed row) {
    parts(row).forEach((meter, amount) -> sums.merge(scope + " " + meter, amount, Long::sum));
    sums.merge(scope + " instances", 1L, Long::sum);
    sums.merge(scope + " addresses", 1L, Long::sum);
  }

  private static Map<String, Long> parts(Believed row) {
    return Map.of(
        "vcpus", (long) row.vcpus(),
        "memoryMib", (long) row.memoryMib(),
        "diskGib", (long) row.diskGib());
  }

  private static Stream<String> scopes(Believed row) {
    var person = row.departmentId() + "/" + row.ownerId();
    var above =
        row.departmentId().equals(Cast.DANCE)
            ? Stream.of(Cast.DANCE, Cast.ARTS, Cast.SCHOOL)
            : Stream.of(row.departmentId(), Cast.SCHOOL);
    return Stream.concat(Stream.of(person), above);
  }
}
