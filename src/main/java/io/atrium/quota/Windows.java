package io.atrium.quota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The windows there are. Nothing opens or closes them: whoever reads a limit reads them too. */
@Repository
class Windows {

  private static final String WINDOW =
      "select w.*, s.department_id, s.person_id from quota_window w"
          + " join quota_scope s on s.scope_id = w.scope_id ";

  private final JdbcClient jdbc;

  Windows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(String scopeId, QuotaWindow window) {
    jdbc.sql("insert into quota_window values (?, ?, ?, ?, ?, ?, ?)")
        .params(window.id(), scopeId, window.meter().word(), window.limit())
        .params(at(window.from()), at(window.to()), window.reason())
        .update();
  }

  void remove(String id) {
    jdbc.sql("delete from quota_window where id = ?").param(id).update();
  }

  Optional<QuotaWindow> find(String departmentId, String id) {
    return jdbc.sql(WINDOW + "where s.department_id = ? and w.id = ?")
        .params(departmentId, id)
        .query((row, _) -> window(row))
        .optional();
  }

  /** Those of the department and its people that are not over yet, the earliest first. */
  List<QuotaWindow> of(String departmentId, Instant now) {
    return jdbc.sql(
            WINDOW + "where s.department_id = ? and w.to_at > ? order by w.from_at, w.meter, w.id")
        .params(departmentId, at(now))
        .query((row, _) -> window(row))
        .list();
  }

  List<QuotaWindow> overlapping(String scopeId, QuotaMeter meter, Instant from, Instant to) {
    return jdbc.sql(
            WINDOW
                + "where w.scope_id = ? and w.meter = ? and w.from_at < ? and w.to_at > ?"
                + " order by w.from_at")
        .params(scopeId, meter.word(), at(to), at(from))
        .query((row, _) -> window(row))
        .list();
  }

  private static QuotaWindow window(ResultSet row) throws SQLException {
    return new QuotaWindow(
        row.getString("id"),
        row.getString("department_id"),
        row.getString("person_id"),
        QuotaMeter.of(row.getString("meter")),
        row.getLong("limit_value"),
        row.getObject("from_at", OffsetDateTime.class).toInstant(),
        row.getObject("to_at", OffsetDateTime.class).toInstant(),
        row.getString("reason"));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
