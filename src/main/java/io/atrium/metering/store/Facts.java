package io.atrium.metering.store;

import io.atrium.instances.Billable;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import io.atrium.metering.Fact;
import io.atrium.metering.Fact.Traits;
import io.atrium.metering.Held;
import io.atrium.metering.Held.Machine;
import io.atrium.metering.Held.Stored;
import io.atrium.metering.Meter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The facts as they were told. They are added and never changed. */
@Repository
public class Facts {

  private static final String LATEST =
      """
      select f.*,
        (select max(case when gap then observed_second else at_second end)
         from usage_fact where instance_id = ?) as known_second
      from usage_fact f where instance_id = ?
      order by sequence desc fetch first 1 rows only\
      """;

  private static final String LATEST_OF_EACH =
      """
      select f.* from usage_fact f
      where f.instance_id = any (?) and f.sequence =
        (select max(g.sequence) from usage_fact g where g.instance_id = f.instance_id)\
      """;

  private final JdbcTemplate batches;

  private final JdbcClient jdbc;

  Facts(JdbcTemplate batches, JdbcClient jdbc) {
    this.batches = batches;
    this.jdbc = jdbc;
  }

  /** The fact with the highest sequence. */
  public Optional<Latest> latest(String instanceId) {
    return jdbc.sql(LATEST)
        .params(instanceId, instanceId)
        .query((row, _) -> new Latest(fact(row), row.getLong("known_second")))
        .optional();
  }

  /** The fact with the highest sequence of each of these that have any. */
  public Map<String, Fact> latest(List<String> instanceIds) {
    var latest = new HashMap<String, Fact>();
    batches.query(
        LATEST_OF_EACH,
        statement -> new Columns(statement).text(instanceIds),
        row -> {
          latest.put(row.getString("instance_id"), fact(row));
        });
    return latest;
  }

  public List<Fact> all(String instanceId) {
    return jdbc.sql("select * from usage_fact where instance_id = ? order by sequence")
        .param(instanceId)
        .query((row, _) -> fact(row))
        .list();
  }

  public boolean known(String instanceId, long sequence) {
    return jdbc.sql("select 1 from usage_fact where instance_id = ? and sequence = ?")
        .params(instanceId, sequence)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  public void add(Fact fact) {
    var traits = fact.traits();
    jdbc.sql(
            """
            insert into usage_fact (
                instance_id, sequence, department_id, owner_id, name, kind, environment,
                offering_id, host_id, vcpus, memory_mib, disk_gib, billable, stored_as,
                stored_mib, at_second, observed_second, gap)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
        .params(fact.instanceId(), fact.sequence(), traits.departmentId(), traits.ownerId())
        .params(fact.name(), traits.kind().name(), traits.environment().name())
        .param(traits.offeringId())
        .param(traits.hostId())
        .params(columns(fact.held()))
        .params(fact.at(), fact.observed(), fact.gap())
        .update();
  }

  private static List<@Nullable Object> columns(Held held) {
    return switch (held) {
      case Machine(var size, var billable) ->
          Arrays.asList(
              size.vcpus(), size.memoryMib(), size.diskGib(), billable.name(), null, null);
      case Stored(var meter, var mib) -> Arrays.asList(null, null, null, null, meter.word(), mib);
    };
  }

  private static Held held(ResultSet row) throws SQLException {
    var storedAs = row.getString("stored_as");
    return storedAs == null
        ? new Machine(
            new Size(row.getInt("vcpus"), row.getInt("memory_mib"), row.getInt("disk_gib")),
            Billable.valueOf(row.getString("billable")))
        : new Stored(Meter.of(storedAs), row.getLong("stored_mib"));
  }

  static Fact fact(ResultSet row) throws SQLException {
    return new Fact(
        row.getString("instance_id"),
        row.getLong("sequence"),
        row.getString("name"),
        traits(row),
        held(row),
        row.getLong("at_second"),
        row.getLong("observed_second"),
        row.getBoolean("gap"));
  }

  static Traits traits(ResultSet row) throws SQLException {
    return new Traits(
        row.getString("department_id"),
        row.getString("owner_id"),
        Kind.valueOf(row.getString("kind")),
        Environment.valueOf(row.getString("environment")),
        row.getString("offering_id"),
        row.getString("host_id"));
  }

  /**
   * The latest fact.
   *
   * @param known the latest second that any fact has told of, be it as the end of a gap
   */
  public record Latest(Fact fact, long known) {}
}
