package io.atrium.accounts.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.atrium.accounts.AccountChanged;
import io.atrium.accounts.Actor;
import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.Forgetting;
import io.atrium.accounts.Token;
import io.atrium.accounts.store.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Logs programs in by token, with the rights its maker has at that moment, narrowed by its scopes.
 * Found tokens are remembered for five seconds, so an ordinary request asks no database for it.
 */
@Service
public class TokenLogin {

  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private final Tokens tokens;
  private final ActorDirectory directory;
  private final Clock clock;
  private final LoadingCache<String, Optional<Token>> byHash;
  private final Cache<String, Boolean> notedUses =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(NOTED_EVERY).build();

  TokenLogin(Tokens tokens, ActorDirectory directory, Clock clock) {
    this.tokens = tokens;
    this.directory = directory;
    this.clock = clock;
    byHash =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build(tokens::byHash);
  }

  /** The token that was used, and whoever made it. */
  public record TokenUse(Token token, Known maker, String hash) {

    /** The maker, with no more rights than the token's scopes let through. */
    public Actor actor() {
      var actor = maker.actor();
      return new Actor(
          actor.personId(), actor.name(), actor.offices(), actor.roles(), token.scopes(), true);
    }
  }

  public TokenUse login(String secret) {
    var presented = new SecretToken(secret);
    if (!presented.wellFormed()) {
      throw LoginRefused.token();
    }
    var hash = presented.hash();
    var use = byHash.get(hash).flatMap(token -> use(token, hash)).orElseThrow(LoginRefused::token);
    note(use.token());
    return use;
  }

  /** Whether the token still lets its holder in, and with which rights now. */
  public Optional<Actor> again(TokenUse use) {
    return byHash.get(use.hash()).flatMap(token -> use(token, use.hash())).map(TokenUse::actor);
  }

  private Optional<TokenUse> use(Token token, String hash) {
    return directory
        .byId(token.personId())
        .filter(Known::active)
        .filter(_ -> token.expiresAt().isAfter(clock.instant()))
        .map(maker -> new TokenUse(token, maker, hash));
  }

  @EventListener
  void forget(AccountChanged change) {
    Forgetting.now(byHash::invalidateAll);
  }

  /** Keeps when it was last used, to the minute: a write for each request would cost too much. */
  private void note(Token token) {
    if (notedUses.asMap().putIfAbsent(token.id(), true) == null) {
      tokens.used(token.id(), clock.instant());
    }
  }
}
