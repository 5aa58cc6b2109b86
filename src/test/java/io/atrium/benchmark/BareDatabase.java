package io.atrium.benchmark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What PostgreSQL does with the same rows when nobody else has a part in it. */
final class BareDatabase {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final JdbcTemplate jdbc;

  BareDatabase(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Copies every interval that ended by now out of the database and into a bare table. */
  Copied copiesMonth() {
    jdbc.execute("create table bare_interval (like usage_interval)");
    var began = System.nanoTime();
    var out = new ByteArrayOutputStream();
    var rows =
        jdbc.execute(
            copy(connection -> {
              connection
                  .getCopyAPI()
                  .copyOut(
                      "copy (select * from usage_interval where to_second <= extract(epoch from"
                          + " date_trunc('month', now() at time zone 'Europe/Berlin') at time zone"
                          + " 'Europe/Berlin')) to stdout",
                      out);
              return connection
                  .getCopyAPI()
                  .copyIn(
                      "copy bare_interval from stdin", new ByteArrayInputStream(out.toByteArray()));
            }));
    return new Copied(rows == null ? 0 : rows, (System.nanoTime() - began) / 1e9);
  }

  /** One query that adds up what the department used in the month. */
  void sums(String department, YearMonth month) {
    jdbc.queryForList(
        """
        select meter, environment, sum(quantity * (to_second - from_second))
        from usage_interval where department_id = ? and to_second > ? and from_second < ?
        group by meter, environment\
        """,
        department,
        month.atDay(1).atStartOfDay(ZONE).toEpochSecond(),
        month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toEpochSecond());
  }

  /** The same of everybody, kept apart by what a price may depend on. */
  void sumsOfAll(YearMonth month) {
    jdbc.queryForList(
        """
        select department_id, meter, environment, kind, offering_id,
          sum(quantity * (to_second - from_second))
        from usage_interval where to_second > ? and from_second < extract(epoch from now())
        group by department_id, meter, environment, kind, offering_id\
        """,
        month.atDay(1).atStartOfDay(ZONE).toEpochSecond());
  }

  /** Lets so many instances run, as far as the books know. */
  void runs(int instances) {
    jdbc.update(
        """
        insert into usage_fact (
            instance_id, sequence, department_id, owner_id, name, kind, environment, offering_id,
            vcpus, memory_mib, disk_gib, host_id, billable, at_second, observed_second, gap)
        select 'i-count' || i, 1, 'dep-bench1', 'ada', 'count-' || i, 'VM', 'TEST', 'off-1', 1, 512,
          5, 'h-bench', 'FULL', 0, 0, false
        from generate_series(0, ?) i\
        """,
        instances - 1);
  }

  /** The seconds that COPY takes for so many readings of five counters. */
  double copiesSamples(int readings) {
    jdbc.execute(
        "create table bare_reading (id varchar(40), at bigint, a bigint, b bigint, c bigint,"
            + " d bigint, e bigint)");
    var rows =
        IntStream.range(0, readings)
            .mapToObj(i -> "i-count%d\t%d\t1\t2\t3\t4\t5".formatted(i % 1_000, i))
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8);
    var began = System.nanoTime();
    jdbc.execute(
        copy(connection ->
            connection
                .getCopyAPI()
                .copyIn("copy bare_reading from stdin", new ByteArrayInputStream(rows))));
    return (System.nanoTime() - began) / 1e9;
  }

  private static ConnectionCallback<Long> copy(Copying copying) {
    return connection -> {
      try {
        return copying.by(connection.unwrap(PGConnection.class));
      } catch (IOException impossible) {
        throw new UncheckedIOException("Bytes in memory cannot be read", impossible);
      }
    };
  }

  private interface Copying {

    long by(PGConnection connection) throws SQLException, IOException;
  }

  /** How many rows, and the seconds that it took. */
  record Copied(long rows, double seconds) {}
}
