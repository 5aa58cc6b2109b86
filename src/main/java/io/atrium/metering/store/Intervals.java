package io.atrium.metering.store;

import io.atrium.metering.Meter;
import io.atrium.metering.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The slices of use as rows. The database allows one open row for each instance and meter. A row is
 * closed once; what a later revision replaces stays.
 */
@Repository
public class Intervals {

  private static final String ADD =
      """
      insert into usage_interval (
          instance_id, meter, sequence, from_second, revision, state, replaced, to_second,
          open_marker, quantity, department_id, owner_id, name, kind, environment, offering_id,
          host_id, changed_second)
      values (?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String CLOSE =
      """
      update usage_interval
      set to_second = ?, open_marker = null, doubted_second = null, changed_second = ?
      where instance_id = ? and meter = ? and open_marker = true\
      """;

  private static final String REPLACE =
      """
      update usage_interval set replaced = true, open_marker = null, changed_second = ?
      where instance_id = ? and meter = ? and sequence = ? and from_second = ? and revision = ?
        and state = ?\
      """;

  private final JdbcTemplate jdbc;

  Intervals(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public void close(String instanceId, Collection<Meter> meters, long at, long now) {
    jdbc.batchUpdate(
        CLOSE, meters.stream().map(each -> row(at, now, instanceId, each.word())).toList());
  }

  public void add(String instanceId, Collection<Slice> slices, int revision, long now) {
    jdbc.batchUpdate(
        ADD, slices.stream().map(each -> added(instanceId, each, revision, now)).toList());
  }

  /** The valid rows of an instance: those that no later revision replaced. */
  public List<Kept> of(String instanceId) {
    return jdbc.query(
        "select * from usage_interval where instance_id = ? and replaced = false",
        (row, _) -> new Kept(slice(row), row.getInt("revision")),
        instanceId);
  }

  public int lastRevision(String instanceId) {
    var last =
        jdbc.queryForObject(
            "select max(revision) from usage_interval where instance_id = ?",
            Integer.class,
            instanceId);
    return last == null ? 0 : last;
  }

  public void replace(String instanceId, Collection<Kept> kept, long now) {
    jdbc.batchUpdate(
        REPLACE,
        kept.stream()
            .map(each ->
                row(
                    now,
                    instanceId,
                    each.slice().meter().word(),
                    each.slice().sequence(),
                    each.slice().from(),
                    each.revision(),
                    state(each.slice())))
            .toList());
  }

  private static Object[] added(String instanceId, Slice slice, int revision, long now) {
    var traits = slice.traits();
    return row(
        instanceId,
        slice.meter().word(),
        slice.sequence(),
        slice.from(),
        revision,
        state(slice),
        slice.to(),
        slice.open() ? true : null,
        slice.units(),
        traits.departmentId(),
        traits.ownerId(),
        slice.name(),
        traits.kind().name(),
        traits.environment().name(),
        traits.offeringId(),
        traits.hostId(),
        now);
  }

  private static String state(Slice slice) {
    return slice.counted() ? "COUNTED" : "UNKNOWN";
  }

  private static Slice slice(ResultSet row) throws SQLException {
    return new Slice(
        Meter.of(row.getString("meter")),
        row.getLong("sequence"),
        row.getLong("from_second"),
        row.getLong("to_second"),
        row.getLong("quantity"),
        row.getString("state").equals("COUNTED"),
        Facts.traits(row),
        row.getString("name"));
  }

  private static Object[] row(@Nullable Object... values) {
    return values;
  }

  /** A slice as it is kept, and the revision that made it. */
  public record Kept(Slice slice, int revision) {}
}
