package io.atrium.quota;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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

  /**
   * Makes the scopes that do not exist yet, before any counter is taken. Only one at a time may:
   * two that insert the same row would wait on H2 by asking again and again.
   */
  void makeAbsent(List<String> path) {
    if (existing(path).size() == path.size()) {
      return;
    }
    jdbc.queryForList("select id from quota_gate for update");
    var there = new HashSet<>(existing(path));
    path.stream().filter(each -> !there.contains(each)).forEach(this::insert);
  }

  /** Nobody else changes what limits the scope before the transaction ends. Answers its version. */
  long lock(String scopeId) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select version from quota_scope where scope_id = ? for update", Long.class, scopeId));
  }

  private List<String> existing(List<String> path) {
    var places = String.join(", ", Collections.nCopies(path.size(), "?"));
    return jdbc.queryForList(
        "select scope_id from quota_scope where scope_id in (" + places + ")",
        String.class,
        path.toArray());
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
