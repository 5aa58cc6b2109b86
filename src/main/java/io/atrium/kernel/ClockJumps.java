package io.atrium.kernel;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The jumps of clocks that portals noticed: added, and never changed. */
@Repository
class ClockJumps {

  private final JdbcClient jdbc;

  ClockJumps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(ClockJump jump) {
    jdbc.sql("insert into clock_jump (noticed_at, seconds) values (?, ?)")
        .params(Timestamp.from(jump.at()), jump.by().toSeconds())
        .update();
  }

  /** The one that was noticed last, even where it set the clock back. */
  Optional<ClockJump> latest() {
    return jdbc.sql("select * from clock_jump order by id desc fetch first 1 rows only")
        .query((row, _) ->
            new ClockJump(
                row.getObject("noticed_at", OffsetDateTime.class).toInstant(),
                Duration.ofSeconds(row.getLong("seconds"))))
        .optional();
  }
}
