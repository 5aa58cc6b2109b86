package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Token;
import io.atrium.accounts.TokenCommands;
import io.atrium.accounts.TokenScope;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.Idempotency;
import io.atrium.kernel.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API tokens of whoever asks. */
@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "Tokens", description = "API tokens of the person who asks")
class TokensApi {

  private static final Duration USUAL = Duration.ofDays(90);

  private final TokenCommands tokens;
  private final Idempotency idempotency;
  private final Clock clock;

  TokensApi(TokenCommands tokens, Idempotency idempotency, Clock clock) {
    this.tokens = tokens;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "List one's own tokens")
  Page<TokenView> list(Actor actor, PageRequest page) {
    return tokens.list(actor, page).map(token -> TokenView.of(token, null));
  }

  @GetMapping("/{id}")
  @Operation(summary = "Show one of one's own tokens")
  ResponseEntity<TokenView> token(Actor actor, @PathVariable String id) {
    var token = tokens.token(actor, id);
    var used = token.lastUsedAt(); // nothing else of a token ever changes
    return ETags.of(TokenView.of(token, null), used == null ? 0 : used.getEpochSecond());
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Made; the token is shown this once")
  @Operation(
      summary = "Make a token",
      description =
          "The answer holds the token itself, this once. It can do what its maker may do at the"
              + " time of use, narrowed by its scopes. A repetition with the same Idempotency-Key"
              + " shows the same entry without the token.")
  ResponseEntity<TokenView> create(
      Actor actor,
      @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
      @RequestBody NewToken wanted) {
    return idempotency.once(
        actor,
        key,
        "POST /api/v1/tokens",
        wanted,
        () -> {
          var made =
              tokens.create(
                  actor,
                  Objects.requireNonNullElse(wanted.name(), ""),
                  Objects.requireNonNullElse(wanted.scopes(), Set.of()),
                  Objects.requireNonNullElseGet(
                      wanted.expiresAt(), () -> clock.instant().plus(USUAL)));
          return ResponseEntity.created(URI.create("/api/v1/tokens/" + made.token().id()))
              .body(TokenView.of(made.token(), made.secret()));
        },
        TokenView::withoutSecret);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Revoke a token; it stops working at once")
  void revoke(Actor actor, @PathVariable String id) {
    tokens.revoke(actor, id);
  }

  /** A token to be made. */
  record NewToken(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "nightly build")
          @Nullable String name,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Set<TokenScope> scopes,
      @Schema(description = "At most a year ahead; 90 days when left out")
          @Nullable Instant expiresAt) {}

  /** A token as JSON; the secret is there only right after it was made. */
  record TokenView(
      String id,
      String name,
      String prefix,
      Set<TokenScope> scopes,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Schema(description = "The token itself: in the answer to its making, else null")
          @Nullable String token) {

    static TokenView of(Token token, @Nullable String secret) {
      return new TokenView(
          token.id(),
          token.name(),
          token.prefix(),
          token.scopes(),
          token.createdAt(),
          token.expiresAt(),
          token.lastUsedAt(),
          secret);
    }

    TokenView withoutSecret() {
      return new TokenView(id, name, prefix, scopes, createdAt, expiresAt, lastUsedAt, null);
    }

    /** Without the secret, wherever it may be printed by mistake. */
    @Override
    public String toString() {
      return "TokenView[%s]".formatted(id);
    }
  }
}
