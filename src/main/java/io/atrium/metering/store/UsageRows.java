package io.atrium.metering.store;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.metering.Slice;
import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.metering.UsageInterval;
import io.atrium.metering.Use;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads use: summed up by the database, or interval by interval. */
@Repository
public class UsageRows {

  private static final String SUM =
      """
      select s.n, u.department_id, %1$s as instance_id, %2$s as name,
        u.meter, u.environment, u.kind, u.offering_id,
        sum(u.quantity * greatest(0, least(%3$s, s.until) - greatest(u.from_second, s.since)))
          as unit_seconds,
        sum(case when %4$s
          then u.quantity * greatest(0, least(:now, s.until) - greatest(%3$s, s.since))
          else 0 end) as unproven
      %5$s join %6$s on u.from_second < s.until and u.to_second > s.since
      where %7$s and u.replaced = false and u.state = 'COUNTED'
      group by s.n, u.department_id, %8$s u.meter, u.environment, u.kind, u.offering_id\
      """;

  private static final String INTERVALS =
      "select u.*, %s as proven_second, %s as unproven %s where "
          .formatted(UsageSql.PROVEN, UsageSql.UNPROVEN, UsageSql.FROM);

  private static final String IN_ORDER =
      " order by u.from_second, u.instance_id, u.meter, u.sequence, u.state, u.revision";

  /** What ended in the second in which it began was nothing. */
  private static final String LASTING = " and u.to_second > u.from_second";

  private static final String TOUCHING =
      " and u.from_second < :until and u.to_second > :since" + LASTING + IN_ORDER;

  private static final String STORED_BY =
      """
      select f.instance_id, max(f.owner_id) as owner_id from usage_fact f
      where f.stored_as is not null and f.department_id in (:departments)
        and exists (select 1 from usage_interval u where u.instance_id = f.instance_id
          and u.to_second > :since and u.replaced = false)
      group by f.instance_id order by f.instance_id fetch first :most rows only\
      """;

  private static final String OPEN =
      "u.department_id in (:departments) and u.open_marker = true and u.from_second < :until";

  private final JdbcClient jdbc;

  UsageRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<Use> sum(UsageFilter filter, List<Span> spans, boolean perInstance, long now) {
    return sum(filter, spans, perInstance, UsageSql.PROVEN, now);
  }

  /** As if nothing that is open ended before the spans do. */
  public List<Use> sumLasting(UsageFilter filter, List<Span> spans, long now) {
    return sum(filter, spans, false, UsageSql.LASTING, now);
  }

  private List<Use> sum(
      UsageFilter filter, List<Span> spans, boolean perInstance, String end, long now) {
    var sql =
        SUM.formatted(
            perInstance ? "u.instance_id" : "cast(null as varchar)",
            perInstance ? "max(u.name)" : "cast(null as varchar)",
            end,
            UsageSql.UNPROVEN,
            UsageSql.FROM,
            UsageSql.spans(spans),
            UsageSql.where(filter),
            perInstance ? "u.instance_id," : "");
    return UsageSql.filtered(jdbc, sql, filter)
        .param("now", now)
        .query((row, _) -> use(row))
        .list();
  }

  /** The valid intervals that touch the span, in the order of their beginning. */
  public List<UsageInterval> intervals(UsageFilter filter, Span span, long now) {
    return UsageSql.filtered(
            jdbc, INTERVALS + UsageSql.where(filter) + UsageSql.VALID + TOUCHING, filter)
        .param("since", span.from())
        .param("until", span.to())
        .param("now", now)
        .query((row, _) -> interval(row))
        .list();
  }

  /** Everything that was ever cut for an instance, and what replaced it. */
  public List<UsageInterval> history(String instanceId, long now) {
    return jdbc.sql(INTERVALS + "u.instance_id = :instance" + LASTING + IN_ORDER)
        .param("instance", instanceId)
        .param("now", now)
        .query((row, _) -> interval(row))
        .list();
  }

  /** Whatever of theirs was still stored then or later, with who added it. */
  public Map<String, String> storedBy(Set<String> departmentIds, long since, int most) {
    var owners = new HashMap<String, String>();
    jdbc.sql(STORED_BY)
        .param("departments", departmentIds)
        .param("since", since)
        .param("most", most)
        .query(row -> {
          owners.put(row.getString("instance_id"), row.getString("owner_id"));
        });
    return owners;
  }

  public boolean any(String departmentId) {
    return jdbc.sql("select 1 from usage_interval where department_id = ? fetch first 1 rows only")
        .param(departmentId)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** When anybody first used anything. */
  public Optional<Long> first() {
    return jdbc.sql("select min(from_second) from usage_interval").query(Long.class).list().stream()
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The departments that used anything in the span. */
  public Set<String> departments(Span span) {
    return jdbc.sql(
            """
            select distinct department_id from usage_interval
            where replaced = false and state = 'COUNTED' and from_second < ? and to_second > ?
              and to_second > from_second\
            """)
        .params(span.to(), span.from())
        .query(String.class)
        .set();
  }

  /**
   * Until when all that is open in the span is proven, by department: the earliest that any of it
   * is. A department of which nothing is open is left out.
   */
  public Map<String, Instant> provenUntil(Set<String> departmentIds, Span span, long now) {
    return jdbc
        .sql(
            "select u.department_id, min(%s) as proven %s where %s group by u.department_id"
                .formatted(UsageSql.PROVEN, UsageSql.FROM, OPEN))
        .param("departments", departmentIds)
        .param("until", span.to())
        .param("now", now)
        .query((row, _) ->
            Map.entry(row.getString("department_id"), Instant.ofEpochSecond(row.getLong("proven"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Whether something of the department is open in the span and not yet proven to its end. */
  public boolean unproven(String departmentId, Span span, long now) {
    return jdbc.sql(
                "select count(*) %s where %s and %s < :until"
                    .formatted(UsageSql.FROM, OPEN, UsageSql.PROVEN))
            .param("departments", departmentId)
            .param("until", span.to())
            .param("now", now)
            .query(Long.class)
            .single()
        > 0;
  }

  private static Use use(ResultSet row) throws SQLException {
    return new Use(
        row.getInt("n"),
        row.getString("department_id"),
        row.getString("instance_id"),
        row.getString("name"),
        Meter.of(row.getString("meter")),
        Environment.valueOf(row.getString("environment")),
        Kind.valueOf(row.getString("kind")),
        row.getString("offering_id"),
        whole(row.getBigDecimal("unit_seconds")),
        whole(row.getBigDecimal("unproven")));
  }

  private static BigInteger whole(BigDecimal sum) {
    return sum.toBigIntegerExact();
  }

  private static UsageInterval interval(ResultSet row) throws SQLException {
    var to = row.getLong("to_second");
    return new UsageInterval(
        row.getString("instance_id"),
        row.getString("name"),
        Meter.of(row.getString("meter")),
        row.getLong("quantity"),
        Instant.ofEpochSecond(row.getLong("from_second")),
        to == Slice.OPEN ? null : Instant.ofEpochSecond(to),
        Instant.ofEpochSecond(row.getLong("proven_second")),
        row.getBoolean("unproven"),
        row.getString("state"),
        Facts.traits(row),
        row.getInt("revision"),
        row.getBoolean("replaced"));
  }
}
