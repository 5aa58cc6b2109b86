package io.atrium.activity;

import io.atrium.accounts.Scope;
import io.atrium.kernel.Recorded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The append-only table behind the trail. There is no update and no delete; the database has none
 * either.
 */
@Repository
class Trail {

  private static final int LONGEST_DETAILS = 4000;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Trail(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Adds one entry in the caller's transaction. */
  TrailEntry append(Recorded happened) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into audit_entry (at, actor, department_id, subject_id, action, details)
            values (?, ?, ?, ?, ?, ?)\
            """)
        .param(happened.at().atOffset(ZoneOffset.UTC))
        .param(happened.actor())
        .param(happened.departmentId())
        .param(happened.subjectId())
        .param(happened.action())
        .param(details(happened.details()))
        .update(key, "id");
    return new TrailEntry(
        Objects.requireNonNull(key.getKeyAs(Long.class)),
        happened.at(),
        happened.actor(),
        happened.departmentId(),
        happened.subjectId(),
        happened.action(),
        happened.details());
  }

  long last() {
    return jdbc.sql("select coalesce(max(id), 0) from audit_entry").query(Long.class).single();
  }

  /** Entries older than {@code before}, the newest first. */
  List<TrailEntry> before(Scope scope, TrailFilter filter, long before, int limit) {
    var query = new Query().and("id < ?", before).within(scope);
    query.and("actor = ?", filter.actor());
    query.and("department_id = ?", filter.departmentId());
    query.and("subject_id = ?", filter.subjectId());
    query.and("action = ?", filter.action());
    query.and("at >= ?", filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC));
    query.and("at < ?", filter.to() == null ? null : filter.to().atOffset(ZoneOffset.UTC));
    return read(query, "order by id desc", limit);
  }

  /** The newest entry about each of these things that the trail knows. */
  List<TrailEntry> latest(Collection<String> subjectIds) {
    return subjectIds.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select id, at, actor, department_id, subject_id, action, details from audit_entry
                where id in (select max(id) from audit_entry where subject_id in (:ids)
                             group by subject_id)\
                """)
            .param("ids", subjectIds)
            .query(this::entry)
            .list();
  }

  /** Entries newer than {@code after}, the oldest first. */
  List<TrailEntry> after(long after, int limit) {
    return read(new Query().and("id > ?", after), "order by id", limit);
  }

  private List<TrailEntry> read(Query query, String order, int limit) {
    return jdbc.sql(
            """
            select id, at, actor, department_id, subject_id, action, details from audit_entry
            where %s %s fetch first %d rows only\
            """
                .formatted(query.conditions(), order, limit))
        .params(query.values())
        .query(this::entry)
        .list();
  }

  private TrailEntry entry(ResultSet row, int number) throws SQLException {
    return new TrailEntry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("department_id"),
        row.getString("subject_id"),
        row.getString("action"),
        json.readValue(row.getString("details"), new TypeReference<Map<String, String>>() {}));
  }

  /**
   * The details as JSON. Overlong values are cut: a change must not fail because its story is long.
   */
  private String details(Map<String, String> details) {
    var longest = LONGEST_DETAILS;
    var written = json.writeValueAsString(new TreeMap<>(details));
    while (written.length() > LONGEST_DETAILS && longest > 1) {
      longest /= 2;
      var most = longest;
      var cut = new TreeMap<>(details);
      cut.replaceAll((_, value) -> value.length() <= most ? value : value.substring(0, most) + "…");
      written = json.writeValueAsString(cut);
    }
    return written.length() <= LONGEST_DETAILS ? written : "{}";
  }

  /** Conditions that were asked for, and nothing of those that were not. */
  private static final class Query {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Query and(String condition, @Nullable Object value) {
      if (value != null) {
        conditions.add(condition);
        values.add(value);
      }
      return this;
    }

    Query within(Scope scope) {
      switch (scope) {
        case Scope.Everything() -> {}
        case Scope.Departments(var ids) when ids.isEmpty() -> conditions.add("1 = 0");
        case Scope.Departments(var ids) -> {
          conditions.add("department_id in (%s)".formatted("?, ".repeat(ids.size() - 1) + "?"));
          values.addAll(ids);
        }
      }
      return this;
    }

    String conditions() {
      return String.join(" and ", conditions);
    }

    List<Object> values() {
      return values;
    }
  }
}
