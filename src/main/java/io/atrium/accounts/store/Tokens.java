package io.atrium.accounts.store;

import io.atrium.accounts.Token;
import io.atrium.accounts.TokenScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** API tokens, of which only the hash is kept. A revoked one is gone; the trail remembers it. */
@Repository
public class Tokens {

  private static final String COLUMNS =
      "select id, person_id, name, prefix, scopes, created_at, expires_at, last_used_at"
          + " from api_token ";

  private final JdbcClient jdbc;

  Tokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(Token token, String hash) {
    jdbc.sql(
            """
            insert into api_token (id, person_id, name, prefix, hash, scopes, created_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)\
            """)
        .params(
            token.id(),
            token.personId(),
            token.name(),
            token.prefix(),
            hash,
            NameSet.write(token.scopes()),
            token.createdAt().atOffset(ZoneOffset.UTC),
            token.expiresAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  public Optional<Token> byHash(String hash) {
    return jdbc.sql(COLUMNS + "where hash = ?").param(hash).query(Tokens::token).optional();
  }

  public Optional<Token> find(String personId, String id) {
    return jdbc.sql(COLUMNS + "where person_id = ? and id = ?")
        .params(personId, id)
        .query(Tokens::token)
        .optional();
  }

  /** The tokens of one person in the order of their ids, from behind {@code after} on. */
  public List<Token> of(String personId, String after, int limit) {
    return jdbc.sql(COLUMNS + "where person_id = ? and id > ? order by id fetch first ? rows only")
        .params(personId, after, limit)
        .query(Tokens::token)
        .list();
  }

  public boolean remove(String personId, String id) {
    return jdbc.sql("delete from api_token where person_id = ? and id = ?")
            .params(personId, id)
            .update()
        > 0;
  }

  public void used(String id, Instant at) {
    jdbc.sql("update api_token set last_used_at = ? where id = ?")
        .params(at.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  private static Token token(ResultSet row, int number) throws SQLException {
    return new Token(
        row.getString("id"),
        row.getString("person_id"),
        row.getString("name"),
        row.getString("prefix"),
        NameSet.read(TokenScope.class, row.getString("scopes")),
        instant(row.getObject("created_at", OffsetDateTime.class)),
        instant(row.getObject("expires_at", OffsetDateTime.class)),
        nullable(row.getObject("last_used_at", OffsetDateTime.class)));
  }

  private static Instant instant(OffsetDateTime at) {
    return at.toInstant();
  }

  private static @Nullable Instant nullable(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
