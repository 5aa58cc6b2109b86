package io.atrium.quota;

import java.sql.Connection;
import java.util.Arrays;
import java.util.Collection;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The scopes that have counters. One is made with its default limits when it is first needed. */
@Repository
class ScopeRows {

  private static final String SCOPE =
      "insert into quota_scope (scope_id, department_id, person_id, version) values (?, ?, ?, 0)";

  private static final String COUNTER =
      "insert into quota (scope_id, meter, limit_value, used, held) values (?, ?, ?, 0, 0)";

  private final JdbcTemplate jdbc;

  private final DefaultLimits defaults;

  ScopeRows(JdbcTemplate jdbc, DefaultLimits defaults) {
    this.jdbc = jdbc;
    this.defaults = defaults;
  }

  /** Makes the scopes that do not exist yet. */
  void makeAbsent(Collection<String> scopeIds) {
    scopeIds.stream().filter(each -> !exists(each)).forEach(this::make);
  }

  private boolean exists(String scopeId) {
    return !jdbc.queryForList("select 1 from quota_scope where scope_id = ?", scopeId).isEmpty();
  }

  /** Two may make the same scope at once: the second waits for the first and finds it there. */
  private void make(String scopeId) {
    jdbc.execute(
        (Connection connection) -> {
          var before = connection.setSavepoint();
          try {
            insert(scopeId);
            connection.releaseSavepoint(before);
          } catch (DuplicateKeyException _) {
            connection.rollback(before);
          }
          return null;
        });
  }

  private void insert(String scopeId) {
    jdbc.update(SCOPE, scopeId, ScopePaths.departmentOf(scopeId), ScopePaths.personOf(scopeId));
    var limits = defaults.of(scopeId);
    jdbc.batchUpdate(
        COUNTER,
        Arrays.stream(QuotaMeter.values())
            .map(meter -> new Object[] {scopeId, meter.word(), limits.of(meter)})
            .toList());
  }
}
