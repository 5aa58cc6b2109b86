package io.atrium.metering.store;

import io.atrium.metering.Meter;
import io.atrium.metering.Unused;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds machines that count at present, by whether they run: one query for all departments. */
@Repository
public class UnusedRows {

  private static final String OPEN =
      """
      u.open_marker = true and u.replaced = false and u.state = 'COUNTED'
        and u.department_id in (:departments)\
      """;

  private static final String STOPPED =
      """
      select u.*, coalesce(
          (select max(v.to_second) from usage_interval v
           where v.instance_id = u.instance_id and v.meter = 'vcpu' and v.replaced = false
             and v.state = 'COUNTED'),
          u.from_second) as since_second
      from usage_interval u
      where %s and u.meter = 'disk' and not exists (
        select 1 from usage_interval v
        where v.instance_id = u.instance_id and v.meter = 'vcpu' and v.open_marker = true)\
      """
          .formatted(OPEN);

  /** An hour without any row is one in which nothing was consumed, once it is counted at all. */
  private static final String RUNNING =
      """
      select u.*, v.from_second as since_second,
        (select coalesce(sum(c.cpu_time), 0) from usage_consumed c
         where c.instance_id = u.instance_id and c.from_second >= :since) as processor_time
      from usage_interval u
        join usage_interval v on v.instance_id = u.instance_id and v.meter = 'vcpu'
          and v.open_marker = true and v.from_second <= :since and v.doubted_second is null
        join usage_reading r on r.instance_id = u.instance_id and r.cpu_time is not null
          and r.taken_millis >= :fresh
      where %s and exists (
        select 1 from usage_consumed c
        where c.instance_id = u.instance_id and c.from_second <= :since)\
      """
          .formatted(OPEN);

  private final JdbcClient jdbc;

  UnusedRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Unused> stopped(Collection<String> departmentIds) {
    return jdbc.sql(STOPPED)
        .param("departments", departmentIds)
        .query((row, _) -> unused(row, null))
        .list();
  }

  /**
   * Those that have run unchanged since the moment, with what their processors did since then.
   *
   * @param fresh before when the last reading of their counters must not be
   */
  public List<Unused> running(Set<String> departmentIds, Instant since, Instant fresh) {
    var found = new LinkedHashMap<String, Unused>();
    jdbc.sql(RUNNING)
        .param("departments", departmentIds)
        .param("since", since.getEpochSecond())
        .param("fresh", fresh.toEpochMilli())
        .query((row, _) -> unused(row, row.getBigDecimal("processor_time").toBigIntegerExact()))
        .list()
        .forEach(each -> found.merge(each.instanceId(), each, UnusedRows::together));
    return new ArrayList<>(found.values());
  }

  private static Unused together(Unused one, Unused other) {
    var units = new HashMap<>(one.units());
    units.putAll(other.units());
    return new Unused(
        one.instanceId(), one.name(), one.traits(), one.since(), one.processorTime(), units);
  }

  private static Unused unused(ResultSet row, @Nullable BigInteger processorTime)
      throws SQLException {
    return new Unused(
        row.getString("instance_id"),
        row.getString("name"),
        Facts.traits(row),
        Instant.ofEpochSecond(row.getLong("since_second")),
        processorTime,
        Map.of(Meter.of(row.getString("meter")), row.getLong("quantity")));
  }
}
