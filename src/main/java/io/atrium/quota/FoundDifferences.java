package io.atrium.quota;

import io.atrium.quota.QuotaAudit.Difference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the rounds of the auditor have found so far, so that none is told twice. */
@Repository
class FoundDifferences {

  private final JdbcClient jdbc;

  FoundDifferences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Only one round at a time writes, however many portals there are. */
  void lock() {
    jdbc.sql("select id from quota_round for update").query(Integer.class).single();
  }

  List<Known> all() {
    return jdbc.sql("select * from quota_difference order by scope_id, meter")
        .query((row, _) -> known(row))
        .list();
  }

  void add(Difference found, Instant now) {
    jdbc.sql("insert into quota_difference values (?, ?, ?, ?, ?)")
        .params(found.scopeId(), found.meter().word(), found.booked(), found.counted(), at(now))
        .update();
  }

  void update(Difference found) {
    jdbc.sql("update quota_difference set booked = ?, counted = ? where scope_id = ? and meter = ?")
        .params(found.booked(), found.counted(), found.scopeId(), found.meter().word())
        .update();
  }

  void remove(Difference over) {
    jdbc.sql("delete from quota_difference where scope_id = ? and meter = ?")
        .params(over.scopeId(), over.meter().word())
        .update();
  }

  void counted(boolean clear, Instant now) {
    jdbc.sql(
            """
            update quota_round set counted_at = :now,
              clear_since = case when :clear then coalesce(clear_since, :now) end\
            """)
        .param("now", at(now))
        .param("clear", clear)
        .update();
  }

  /** Since when every round found nothing, if the last one did. */
  Optional<Instant> clearSince() {
    return jdbc.sql("select clear_since from quota_round where clear_since is not null")
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        new Difference(
            row.getString("scope_id"),
            QuotaMeter.of(row.getString("meter")),
            row.getLong("booked"),
            row.getLong("counted")),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** A difference and when it was first found. */
  record Known(Difference difference, Instant since) {

    boolean isAbout(Difference other) {
      return difference.scopeId().equals(other.scopeId()) && difference.meter() == other.meter();
    }
  }
}
