package io.atrium.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Department;
import io.atrium.accounts.Person;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.TokenCommands;
import io.atrium.accounts.TokenScope;
import io.atrium.testing.Await;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Live changes: to whom they are told, that nobody misses one, and that a lost right ends them. */
@RestTest
class EventsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private MockMvcTester portal;
  @Autowired private TestAccounts accounts;
  @Autowired private TokenCommands tokens;
  @Autowired private Clock clock;
  @Autowired private JdbcClient jdbc;

  private Department home;
  private Person listener;
  private long last;

  @BeforeEach
  void begin() {
    home = accounts.department();
    listener = accounts.member(home, Role.MEMBER);
    last = jdbc.sql("select max(id) from audit_entry").query(Long.class).single();
  }

  @Test
  void tellsWhatWasMissedAndWhatHappensNowButNothingOfOtherDepartments() throws Exception {
    var foreign = accounts.member(accounts.department(), Role.MEMBER);
    var missed = accounts.member(home, Role.MEMBER);

    var stream = listenWhile(() -> accounts.member(home, Role.HEAD));

    assertThat(stream).hasStatusOk().hasContentTypeCompatibleWith("text/event-stream");
    var told = Talk.text(stream);
    assertThat(told).contains(": listening", "event: member.added", missed.id());
    assertThat(told.split("event: member.added", -1)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(told).doesNotContain(foreign.id());
    assertThat(told.lines().filter(line -> line.startsWith("id: ")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(Long.parseLong(line.substring(4))).isGreaterThan(last));
  }

  /** Listens from the last entry on until the token that lets the listener in is revoked. */
  private MvcTestResult listenWhile(Runnable change) throws Exception {
    var actor = accounts.actor(listener);
    var ends = clock.instant().plus(Duration.ofDays(1));
    var token = tokens.create(actor, "listener", Set.of(TokenScope.READ), ends);
    var listening =
        CompletableFuture.supplyAsync(() ->
            portal
                .get()
                .uri("/api/v1/events")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token.secret())
                .header("Last-Event-ID", last)
                .exchange());
    Await.until(
        PATIENCE,
        "somebody listens",
        () -> tokens.token(actor, token.token().id()).lastUsedAt() != null);
    change.run();
    tokens.revoke(actor, token.token().id());
    return listening.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
