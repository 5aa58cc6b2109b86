package io.atrium.rest;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What orders leave in the books, counted before and after something that must leave nothing:
 * instances, open operations, quota that is held, room that is claimed, use that is metered.
 */
record Traces(long instances, long open, long holds, long held, long claims, long intervals) {

  static Traces in(JdbcClient jdbc) {
    return new Traces(
        count(jdbc, "instance where deleted_at is null"),
        count(jdbc, "operation where is_open is not null"),
        count(jdbc, "quota_hold where state <> 'RELEASED'"),
        jdbc.sql("select coalesce(sum(used + held), 0) from quota").query(Long.class).single(),
        count(jdbc, "host_claim"),
        count(jdbc, "usage_interval where open_marker is not null"));
  }

  private static long count(JdbcClient jdbc, String what) {
    return jdbc.sql("select count(*) from " + what).query(Long.class).single();
  }
}
