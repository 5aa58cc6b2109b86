package io.atrium.metering.store;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Consumption;
import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.metering.UsageInterval;
import io.atrium.metering.Use;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what was consumed: summed up by the database, or hour by hour. */
@Repository
public class ConsumedRows {

  private static final String IN_ORDER =
      """
       order by u.from_second, u.instance_id, u.department_id, u.owner_id, u.environment,
        u.offering_id, u.host_id\
      """;

  private static final String SUM =
      """
      select s.n, u.department_id, %1$s as instance_id, %2$s as name, u.environment, u.kind,
        u.offering_id, %3$s
      from usage_consumed u join %4$s on u.from_second >= s.since and u.from_second < s.until
      where %5$s
      group by s.n, u.department_id, %6$s u.environment, u.kind, u.offering_id\
      """;

  private final JdbcClient jdbc;

  ConsumedRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was consumed in the hours that begin in each of the spans. */
  public List<Use> sum(UsageFilter filter, List<Span> spans, boolean perInstance) {
    if (filter.consumed().isEmpty()) {
      return List.of();
    }
    var sql =
        SUM.formatted(
            perInstance ? "u.instance_id" : "cast(null as varchar)",
            perInstance ? "max(u.name)" : "cast(null as varchar)",
            "sum(u.cpu_time) as cpu_time, sum(u.network_in) as network_in,"
                + " sum(u.network_out) as network_out, sum(u.block_read) as block_read,"
                + " sum(u.block_written) as block_written",
            UsageSql.spans(spans),
            UsageSql.where(filter),
            perInstance ? "u.instance_id," : "");
    return UsageSql.filtered(jdbc, sql, filter).query((row, _) -> uses(filter, row)).list().stream()
        .flatMap(List::stream)
        .toList();
  }

  /** What was consumed in each hour that begins in the span. */
  public List<UsageInterval> intervals(UsageFilter filter, Span span) {
    if (filter.consumed().isEmpty()) {
      return List.of();
    }
    var sql =
        "select * from usage_consumed u where "
            + UsageSql.where(filter)
            + " and u.from_second >= :since and u.from_second < :until"
            + IN_ORDER;
    return UsageSql.filtered(jdbc, sql, filter)
        .param("since", span.from())
        .param("until", span.to())
        .query((row, _) -> consumption(row))
        .list()
        .stream()
        .flatMap(hour -> intervals(filter, hour))
        .toList();
  }

  /** All that an instance ever consumed, the earliest first. */
  public List<Consumption> of(String instanceId) {
    return jdbc.sql("select * from usage_consumed u where u.instance_id = ?" + IN_ORDER)
        .param(instanceId)
        .query((row, _) -> consumption(row))
        .list();
  }

  private static List<Use> uses(UsageFilter filter, ResultSet row) throws SQLException {
    var uses = new ArrayList<Use>();
    for (var meter : Meter.ofConsumption()) {
      var amount = row.getBigDecimal(meter.word().replace('-', '_'));
      if (filter.consumed().contains(meter) && amount != null && amount.signum() > 0) {
        uses.add(use(row, meter, amount.toBigIntegerExact()));
      }
    }
    return uses;
  }

  private static Use use(ResultSet row, Meter meter, BigInteger amount) throws SQLException {
    return new Use(
        row.getInt("n"),
        row.getString("department_id"),
        row.getString("instance_id"),
        row.getString("name"),
        meter,
        Environment.valueOf(row.getString("environment")),
        Kind.valueOf(row.getString("kind")),
        row.getString("offering_id"),
        amount,
        BigInteger.ZERO);
  }

  private static Stream<UsageInterval> intervals(UsageFilter filter, Consumption hour) {
    return Meter.ofConsumption().stream()
        .filter(filter.consumed()::contains)
        .flatMap(meter -> Optional.ofNullable(interval(meter, hour)).stream());
  }

  private static @Nullable UsageInterval interval(Meter meter, Consumption hour) {
    var amount = hour.amounts().of(meter);
    var end = Instant.ofEpochSecond(hour.to());
    return amount == null || amount == 0
        ? null
        : new UsageInterval(
            hour.instanceId(),
            hour.name(),
            meter,
            amount,
            Instant.ofEpochSecond(hour.from()),
            end,
            end,
            false,
            "COUNTED",
            hour.traits(),
            1,
            false);
  }

  private static Consumption consumption(ResultSet row) throws SQLException {
    return new Consumption(
        row.getString("instance_id"),
        row.getString("name"),
        row.getLong("from_second"),
        row.getLong("to_second"),
        Facts.traits(row),
        Counters.amounts(row));
  }
}
