package io.atrium.kernel.web;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The answers given to requests with a key. All methods join the caller's transaction. */
@Repository
class Answers {

  private final JdbcClient jdbc;
  private final Clock clock;

  Answers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Which request it is: the same key of another person, or at another address, is another. */
  record Key(String caller, String route, String key) {}

  record Answer(
      String bodyHash, @Nullable Integer status, @Nullable String headers, @Nullable String body) {}

  Optional<Answer> find(Key key) {
    return jdbc.sql(
            """
            select body_hash, status, headers, body from idempotency_key
            where caller = ? and route = ? and request_key = ?\
            """)
        .params(key.caller(), key.route(), key.key())
        .query((row, _) ->
            new Answer(
                row.getString("body_hash"),
                row.getObject("status", Integer.class),
                row.getString("headers"),
                row.getString("body")))
        .optional();
  }

  /**
   * Takes the key. Waits for whoever is taking it at the same moment, and fails if they keep it.
   */
  void take(Key key, String bodyHash) {
    jdbc.sql(
            """
            insert into idempotency_key (caller, route, request_key, body_hash, created_at)
            values (?, ?, ?, ?, ?)\
            """)
        .params(
            key.caller(),
            key.route(),
            key.key(),
            bodyHash,
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  void keep(Key key, int status, String headers, @Nullable String body) {
    jdbc.sql(
            """
            update idempotency_key set status = ?, headers = ?, body = ?
            where caller = ? and route = ? and request_key = ?\
            """)
        .param(status)
        .param(headers)
        .param(body)
        .param(key.caller())
        .param(key.route())
        .param(key.key())
        .update();
  }
}
