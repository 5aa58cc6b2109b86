package io.atrium.metering.store;

import io.atrium.metering.Amounts;
import io.atrium.metering.Consumption;
import io.atrium.metering.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The last readings of counters, and what was consumed hour by hour. Whole sets are written in one
 * statement each, so that a host with thousands of instances costs hardly more than one with ten.
 */
@Repository
public class Counters {

  private static final String LOCKED =
      """
      select * from usage_reading where instance_id = any (?) order by instance_id for update\
      """;

  private static final String GIVEN =
      """
      (select * from unnest(
          cast(? as varchar array), cast(? as varchar array), cast(? as bigint array),
          cast(? as bigint array), cast(? as bigint array), cast(? as bigint array),
          cast(? as bigint array), cast(? as bigint array))
        as t (instance_id, epoch, taken_millis, cpu_time, network_in, network_out, block_read,
          block_written)) n
      """;

  /** Fails where another has added one of them meanwhile: then it must be gone on from that. */
  private static final String BEGIN =
      """
      insert into usage_reading (instance_id, epoch, taken_millis, cpu_time, network_in,
        network_out, block_read, block_written)
      select * from\
      """
          + " "
          + GIVEN;

  private static final String GO_ON =
      "merge into usage_reading r using "
          + GIVEN
          + """
          on r.instance_id = n.instance_id
          when matched then update set epoch = n.epoch, taken_millis = n.taken_millis,
            cpu_time = n.cpu_time, network_in = n.network_in, network_out = n.network_out,
            block_read = n.block_read, block_written = n.block_written\
          """;

  private static final String ADD =
      """
      merge into usage_consumed r
      using (select * from unnest(
          cast(? as varchar array), cast(? as varchar array), cast(? as bigint array),
          cast(? as bigint array), cast(? as varchar array), cast(? as varchar array),
          cast(? as varchar array), cast(? as varchar array), cast(? as varchar array),
          cast(? as varchar array), cast(? as bigint array), cast(? as bigint array),
          cast(? as bigint array), cast(? as bigint array), cast(? as bigint array))
        as t (instance_id, name, from_second, to_second, department_id, owner_id, kind,
          environment, offering_id, host_id, cpu_time, network_in, network_out, block_read,
          block_written)) n
      on r.instance_id = n.instance_id and r.from_second = n.from_second
        and r.department_id = n.department_id and r.owner_id = n.owner_id
        and r.environment = n.environment and r.offering_id = n.offering_id
        and r.host_id = n.host_id
      when matched then update set
        cpu_time = coalesce(r.cpu_time + n.cpu_time, r.cpu_time, n.cpu_time),
        network_in = coalesce(r.network_in + n.network_in, r.network_in, n.network_in),
        network_out = coalesce(r.network_out + n.network_out, r.network_out, n.network_out),
        block_read = coalesce(r.block_read + n.block_read, r.block_read, n.block_read),
        block_written =
          coalesce(r.block_written + n.block_written, r.block_written, n.block_written)
      when not matched then insert (instance_id, name, from_second, to_second, department_id,
          owner_id, kind, environment, offering_id, host_id, cpu_time, network_in, network_out,
          block_read, block_written)
        values (n.instance_id, n.name, n.from_second, n.to_second, n.department_id, n.owner_id,
          n.kind, n.environment, n.offering_id, n.host_id, n.cpu_time, n.network_in,
          n.network_out, n.block_read, n.block_written)\
      """;

  private final JdbcTemplate jdbc;

  Counters(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The last readings of these instances. Who asks next waits until the transaction is over. */
  public Map<String, Reading> locked(List<String> instanceIds) {
    var last = new HashMap<String, Reading>();
    jdbc.query(
        LOCKED,
        statement -> new Columns(statement).text(instanceIds),
        row -> {
          last.put(row.getString("instance_id"), reading(row));
        });
    return last;
  }

  /** The last reading of an instance, if its counters were ever read. */
  public @Nullable Reading last(String instanceId) {
    return jdbc
        .query(
            "select * from usage_reading where instance_id = ?",
            (row, _) -> reading(row),
            instanceId)
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** Keeps the first readings of instances. */
  public void begin(List<Reading> readings) {
    write(BEGIN, readings);
  }

  /** Keeps later readings of instances, whose last ones were {@link #locked}. */
  public void goOn(List<Reading> readings) {
    write(GO_ON, readings);
  }

  private void write(String sql, List<Reading> readings) {
    if (!readings.isEmpty()) {
      jdbc.update(
          sql,
          statement ->
              new Columns(statement)
                  .text(readings.stream().map(Reading::instanceId).toList())
                  .text(readings.stream().map(Reading::epoch).toList())
                  .numbers(readings.stream().map(Reading::takenMillis).toList())
                  .amounts(readings.stream().map(Reading::values).toList()));
    }
  }

  /** Adds to what was consumed in these hours. */
  public void add(Collection<Consumption> consumed) {
    if (!consumed.isEmpty()) {
      var traits = consumed.stream().map(Consumption::traits).toList();
      jdbc.update(
          ADD,
          statement ->
              new Columns(statement)
                  .text(consumed.stream().map(Consumption::instanceId).toList())
                  .text(consumed.stream().map(Consumption::name).toList())
                  .numbers(consumed.stream().map(Consumption::from).toList())
                  .numbers(consumed.stream().map(Consumption::to).toList())
                  .text(traits.stream().map(each -> each.departmentId()).toList())
                  .text(traits.stream().map(each -> each.ownerId()).toList())
                  .text(traits.stream().map(each -> each.kind().name()).toList())
                  .text(traits.stream().map(each -> each.environment().name()).toList())
                  .text(traits.stream().map(each -> each.offeringId()).toList())
                  .text(traits.stream().map(each -> String.valueOf(each.hostId())).toList())
                  .amounts(consumed.stream().map(Consumption::amounts).toList()));
    }
  }

  private static Reading reading(ResultSet row) throws SQLException {
    return new Reading(
        row.getString("instance_id"),
        row.getString("epoch"),
        row.getLong("taken_millis"),
        amounts(row));
  }

  static Amounts amounts(ResultSet row) throws SQLException {
    return new Amounts(
        row.getObject("cpu_time", Long.class),
        row.getObject("network_in", Long.class),
        row.getObject("network_out", Long.class),
        row.getObject("block_read", Long.class),
        row.getObject("block_written", Long.class));
  }
}
