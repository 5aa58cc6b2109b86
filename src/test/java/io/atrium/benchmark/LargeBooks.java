package io.atrium.benchmark;

import java.time.YearMonth;
import java.time.ZoneId;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The books of a large institution, written by the database itself: 20,000 instances of 40
 * departments, each of which changes ten times in every month.
 */
final class LargeBooks {

  static final int INSTANCES = 20_000;

  static final int DEPARTMENTS = 40;

  static final int CHANGES = 10;

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final String DEPARTMENT =
      """
      insert into department (id, code, code_key, name, parent_id, created_at, version)
      select 'dep-bench' || d, 'BENCH' || d, 'bench' || d, 'Benchmark ' || d,
        (select id from department where parent_id is null), current_timestamp, 0
      from generate_series(0, %d) d\
      """
          .formatted(DEPARTMENTS - 1);

  private static final String MONTH =
      """
      insert into usage_interval (
          instance_id, meter, sequence, from_second, revision, state, replaced, to_second,
          open_marker, quantity, department_id, owner_id, name, kind, environment, offering_id,
          host_id, doubted_second, changed_second)
      select 'i-bench' || i, meter, %1$d * 10 + k, f + k * w + i %% 3600, 1, 'COUNTED', false,
        f + (k + 1) * w + i %% 3600, null, units + (k + i) %% 3, 'dep-bench' || i %% %2$d,
        'ada', 'bench-' || i, 'VM', case when i %% 3 = 0 then 'TEST' else 'PRODUCTION' end, 'off-1',
        'h-bench', null, f
      from generate_series(0, %3$d) i, generate_series(0, %4$d) k,
        (values ('vcpu', 2), ('memory', 2048), ('disk', 20), ('address', 1)) m (meter, units),
        (select cast(%5$d as bigint) as f, cast(%6$d as bigint) as w) t\
      """;

  private final JdbcTemplate jdbc;

  LargeBooks(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void departments() {
    jdbc.update(DEPARTMENT);
  }

  /** Everything that the institution used in the month; answers how many intervals that is. */
  long use(YearMonth month) {
    var from = month.atDay(1).atStartOfDay(ZONE).toEpochSecond();
    var to = month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toEpochSecond();
    var sql =
        MONTH.formatted(
            month.getYear() * 12 + month.getMonthValue(),
            DEPARTMENTS,
            INSTANCES - 1,
            CHANGES - 1,
            from,
            (to - from - 3_600) / CHANGES);
    return jdbc.update(sql);
  }

  /** So that the database knows how large its tables have become. */
  void settle() {
    jdbc.execute("vacuum analyze");
  }
}
