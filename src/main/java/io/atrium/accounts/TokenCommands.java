package io.atrium.accounts;

import io.atrium.accounts.login.SecretToken;
import io.atrium.accounts.store.Tokens;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Ids;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's API tokens. What one may do is judged whenever it is used, by what its maker may do
 * then; so nothing about rights is checked here, and a token never outlives its maker's rights.
 */
@Service
public class TokenCommands {

  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST = 50;

  private final Tokens tokens;
  private final AccountEvents events;
  private final Ids ids;
  private final Clock clock;

  TokenCommands(Tokens tokens, AccountEvents events, Ids ids, Clock clock) {
    this.tokens = tokens;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** The actor's own tokens. */
  @Transactional(readOnly = true)
  public Page<Token> list(Actor actor, PageRequest page) {
    var after = Objects.requireNonNullElse(page.cursor(), "");
    return Page.of(tokens.of(actor.personId(), after, page.oneMore()), page.limit(), Token::id);
  }

  @Transactional(readOnly = true)
  public Token token(Actor actor, String id) {
    return tokens.find(actor.personId(), id).orElseThrow(() -> new NotFound("token"));
  }

  /** Makes a token. Its secret is in the answer and nowhere else, now or later. */
  @Transactional
  public NewToken create(Actor actor, String name, Set<TokenScope> scopes, Instant expiresAt) {
    requirePassword(actor);
    var now = clock.instant();
    new Faults()
        .unless(Words.fit(name, 80), "name", Words.rule(80))
        .unless(!scopes.isEmpty(), "scopes", "must not be empty")
        .unless(expiresAt.isAfter(now), "expiresAt", "must be in the future")
        .unless(
            !expiresAt.isAfter(now.plus(LONGEST)), "expiresAt", "must be within a year from now")
        .unless(
            tokens.of(actor.personId(), "", MOST).size() < MOST,
            "name",
            "cannot be added: you have %d tokens; revoke one first".formatted(MOST))
        .refuse();
    var secret = SecretToken.make();
    var token =
        new Token(
            ids.next("tok"),
            actor.personId(),
            name.strip(),
            secret.prefix(),
            scopes,
            now,
            expiresAt,
            null);
    tokens.add(token, secret.hash());
    tell(actor, token, "token.created");
    return new NewToken(token, secret.value());
  }

  @Transactional
  public void revoke(Actor actor, String id) {
    requirePassword(actor);
    var token = token(actor, id);
    tokens.remove(actor.personId(), id);
    tell(actor, token, "token.revoked");
  }

  private void tell(Actor actor, Token token, String action) {
    var scopes = String.join(" ", token.scopes().stream().map(Enum::name).sorted().toList());
    events.tell(
        actor,
        null,
        token.id(),
        action,
        Map.of("name", token.name(), "prefix", token.prefix(), "scopes", scopes));
  }

  private static void requirePassword(Actor actor) {
    if (actor.viaToken()) {
      throw new Forbidden(
          "A token cannot make or revoke tokens. Log in with your name and password.");
    }
  }

  /** A token just made. The secret is shown now and never again. */
  public record NewToken(Token token, String secret) {}
}
