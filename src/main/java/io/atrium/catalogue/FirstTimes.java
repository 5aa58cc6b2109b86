package io.atrium.catalogue;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers what was done once and for all, so that what an operator removed stays removed. */
@Component
class FirstTimes {

  private final JdbcClient jdbc;

  private final Clock clock;

  FirstTimes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether this was never done before; from the end of the transaction on it was. */
  boolean isFirst(String what) {
    var done =
        jdbc.sql("select count(*) from catalogue_start where what = ?")
            .param(what)
            .query(Long.class)
            .single();
    if (done > 0) {
      return false;
    }
    jdbc.sql("insert into catalogue_start (what, made_at) values (?, ?)")
        .params(what, Timestamp.from(clock.instant()))
        .update();
    return true;
  }
}
