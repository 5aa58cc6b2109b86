package io.atrium.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.atrium.accounts.Department;
import io.atrium.accounts.Person;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.TokenCommands;
import io.atrium.accounts.TokenScope;
import io.atrium.testing.Await;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Live changes: to whom they are told, that nobody misses one, and that a lost right ends them. */
@RestTest
class EventsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private WebApplicationContext context;
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

    var stream = listenUntilTold(() -> accounts.member(home, Role.HEAD).id());

    assertThat(stream).hasStatusOk().hasContentTypeCompatibleWith("text/event-stream");
    var told = Talk.text(stream);
    assertThat(told).contains("event: member.added", missed.id());
    assertThat(told).doesNotContain(foreign.id());
    assertThat(told.lines().filter(line -> line.startsWith("id: ")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(Long.parseLong(line.substring(4))).isGreaterThan(last));
  }

  /**
   * Listens from the last entry on, has something happen once the stream is followed, and revokes
   * the token that lets the listener in as soon as the change is told.
   */
  private MvcTestResult listenUntilTold(Supplier<String> change) throws Exception {
    var actor = accounts.actor(listener);
    var ends = clock.instant().plus(Duration.ofDays(1));
    var token = tokens.create(actor, "listener", Set.of(TokenScope.READ), ends);
    var wire = new Wire();
    var listening = CompletableFuture.supplyAsync(() -> listen(token.secret(), wire));
    Await.value(PATIENCE, "listens", wire::soFar, text -> text.contains(": listening"));
    var changed = change.get();
    Await.value(PATIENCE, "tells of " + changed, wire::soFar, text -> text.contains(changed));
    tokens.revoke(actor, token.token().id());
    return listening.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Sent through the portal's security, with the wire before it. */
  private MvcTestResult listen(String secret, Wire wire) {
    return MockMvcTester.from(
            context, builder -> builder.addFilters(wire).apply(springSecurity()).build())
        .get()
        .uri("/api/v1/events")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + secret)
        .header("Last-Event-ID", last)
        .exchange();
  }

  /** Shows what a listener has received while the answer is still being written. */
  private static final class Wire implements Filter {

    private volatile @Nullable MockHttpServletResponse answer;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      answer = (MockHttpServletResponse) response;
      chain.doFilter(request, response);
    }

    String soFar() {
      var written = answer;
      return written == null
          ? ""
          : new String(written.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
  }
}
