package io.atrium.quota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads counters with the limits that hold at an instant: by the same rule that holds take them.
 */
@Repository
class QuotaCounters {

  private static final String COUNTERS =
      """
      select s.scope_id, s.version, q.meter, q.limit_value, q.used, q.held,
             w.limit_value as window_limit, w.to_at
      from quota_scope s join quota q on q.scope_id = s.scope_id
      left join quota_window w on w.scope_id = q.scope_id and w.meter = q.meter
        and w.from_at <= :now and w.to_at > :now
      where s.scope_id in (:scopes)\
      """;

  private final JdbcClient jdbc;

  QuotaCounters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Found of(Collection<String> scopeIds, Instant now) {
    var found = new Found(new HashMap<>(), new HashMap<>());
    jdbc.sql(COUNTERS)
        .param("scopes", scopeIds)
        .param("now", now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .query(row -> {
          var scope = row.getString("scope_id");
          found.versions.put(scope, row.getLong("version"));
          found
              .counters
              .computeIfAbsent(scope, _ -> new EnumMap<>(QuotaMeter.class))
              .put(QuotaMeter.of(row.getString("meter")), counter(row));
        });
    return found;
  }

  private static Counter counter(ResultSet row) throws SQLException {
    var base = row.getObject("limit_value", Long.class);
    var during = row.getObject("window_limit", Long.class);
    var until = row.getObject("to_at", OffsetDateTime.class);
    return new Counter(
        during == null ? base : during,
        row.getLong("used"),
        row.getLong("held"),
        until == null ? null : until.toInstant(),
        base);
  }

  /** Counters and versions by scope; a scope that has none is in neither. */
  record Found(Map<String, Map<QuotaMeter, Counter>> counters, Map<String, Long> versions) {

    Counter of(QuotaRows.Cell cell) {
      return counters
          .getOrDefault(cell.scopeId(), Map.of())
          .getOrDefault(cell.meter(), new Counter(null, 0, 0));
    }
  }
}
