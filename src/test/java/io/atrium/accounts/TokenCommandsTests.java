package io.atrium.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.login.LoginRefused;
import io.atrium.accounts.login.TokenLogin;
import io.atrium.kernel.FieldFault;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** API tokens from their making to their end. */
@AccountsTest
class TokenCommandsTests {

  private static final Set<TokenScope> READ = Set.of(TokenScope.READ);

  @Autowired private TokenCommands tokens;
  @Autowired private TokenLogin login;
  @Autowired private TestAccounts accounts;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  @Test
  void keepsNothingThatCouldBeUsedInItsPlace() {
    var actor = accounts.actor(accounts.person());

    var made = tokens.create(actor, "build", READ, clock.instant().plus(Duration.ofDays(1)));

    assertThat(made.secret()).matches("atr_[0-9a-f]{64}");
    var row =
        jdbc.sql("select * from api_token where id = ?")
            .param(made.token().id())
            .query()
            .singleRow();
    assertThat(row.values()).doesNotContain(made.secret());
    assertThat(row.toString()).doesNotContain(made.secret().substring(12));
  }

  @Test
  void noticesWhenItWasUsed() {
    var actor = accounts.actor(accounts.person());
    var made = tokens.create(actor, "build", READ, clock.instant().plus(Duration.ofDays(1)));
    assertThat(made.token().lastUsedAt()).isNull();

    login.login(made.secret());

    assertThat(tokens.token(actor, made.token().id()).lastUsedAt()).isNotNull();
  }

  @Test
  void namesEveryWrongFieldAtOnce() {
    var actor = accounts.actor(accounts.person());
    var past = clock.instant().minusSeconds(1);

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> tokens.create(actor, "", Set.of(), past))
        .satisfies(refusal ->
            assertThat(refusal.faults())
                .extracting(FieldFault::field)
                .containsExactly("name", "scopes", "expiresAt"));
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(
            () -> tokens.create(actor, "x", READ, clock.instant().plus(Duration.ofDays(367))));
  }

  @Test
  void endsAtOnceWhenRevoked() {
    var actor = accounts.actor(accounts.person());
    var made = tokens.create(actor, "build", READ, clock.instant().plus(Duration.ofDays(1)));
    login.login(made.secret());

    tokens.revoke(actor, made.token().id());

    assertThatExceptionOfType(LoginRefused.class).isThrownBy(() -> login.login(made.secret()));
  }

  @Test
  void belongsToItsMakerAndExistsForNobodyElse() {
    var actor = accounts.actor(accounts.person());
    var other = accounts.actor(accounts.person());
    var made = tokens.create(actor, "build", READ, clock.instant().plus(Duration.ofDays(1)));

    assertThat(tokens.list(other, PageRequest.first()).items()).isEmpty();
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> tokens.revoke(other, made.token().id()));
  }
}
