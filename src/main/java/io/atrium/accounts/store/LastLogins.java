package io.atrium.accounts.store;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When people logged in last. Beside the person's version: logging in changes nothing about them.
 */
@Repository
public class LastLogins {

  private final JdbcClient jdbc;

  LastLogins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void note(String personId, Instant at) {
    jdbc.sql("update person set last_login_at = ? where id = ?")
        .params(at.atOffset(ZoneOffset.UTC), personId)
        .update();
  }
}
