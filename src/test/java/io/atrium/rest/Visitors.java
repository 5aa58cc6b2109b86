package io.atrium.rest;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.atrium.accounts.Person;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.TokenCommands;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/**
 * Sends requests as somebody by what they would really show: a password or a token to the
 * interface, a session from the login form to pages.
 */
class Visitors {

  private final MockMvcTester portal;
  private final Campus campus;
  private final TokenCommands tokens;
  private final Clock clock;
  private final Map<Visitor, String> secrets = new ConcurrentHashMap<>();
  private final Map<Visitor, MockHttpSession> sessions = new ConcurrentHashMap<>();

  Visitors(MockMvcTester portal, Campus campus, TokenCommands tokens, Clock clock) {
    this.portal = portal;
    this.campus = campus;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Shows who is asking. */
  MockMvcRequestBuilder as(Visitor visitor, MockMvcRequestBuilder request, String path) {
    var program = path.startsWith("/api/") || path.startsWith("/v3/");
    if (visitor.scope() != null) {
      var secret = secrets.computeIfAbsent(visitor, this::token);
      return request.header(HttpHeaders.AUTHORIZATION, "Bearer " + secret);
    }
    var person = person(visitor);
    if (person == null) {
      return request;
    }
    return program
        ? request.header(HttpHeaders.AUTHORIZATION, basic(person))
        : request.session(sessions.computeIfAbsent(visitor, _ -> session(person)));
  }

  /** Everybody logs in again: the clock may have been moved far since the last time. */
  void logInAgain() {
    sessions.clear();
  }

  @Nullable Person person(Visitor visitor) {
    return switch (visitor) {
      case ANONYMOUS -> null;
      case MEMBER -> campus.member();
      case HEAD -> campus.head();
      case STRANGER -> campus.stranger();
      case AUDITOR -> campus.auditor();
      case OPERATOR, READ_TOKEN, OPERATE_TOKEN, ADMINISTER_TOKEN -> campus.operator();
    };
  }

  static String basic(Person person) {
    var pair = person.login() + ":" + TestAccounts.PASSWORD;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private MockHttpSession session(Person person) {
    var answer =
        portal
            .post()
            .uri("/login")
            .with(csrf())
            .param("username", person.login())
            .param("password", TestAccounts.PASSWORD)
            .exchange();
    return (MockHttpSession) Objects.requireNonNull(answer.getRequest().getSession(false));
  }

  private String token(Visitor visitor) {
    var scope = Objects.requireNonNull(visitor.scope());
    var ends = clock.instant().plus(Duration.ofDays(300));
    var maker = campus.actor(campus.operator());
    return tokens.create(maker, visitor.name(), Set.of(scope), ends).secret();
  }
}
