package io.atrium.accounts;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API token as its owner sees it afterwards: enough to recognise it, never the token itself.
 *
 * @param prefix how the token begins
 */
public record Token(
    String id,
    String personId,
    String name,
    String prefix,
    Set<TokenScope> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  public Token {
    scopes = Set.copyOf(scopes);
  }
}
