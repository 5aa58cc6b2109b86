package io.atrium.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.atrium.accounts.Actor;
import io.atrium.accounts.Office;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.Person;
import io.atrium.accounts.PersonChange;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.TokenCommands;
import io.atrium.accounts.TokenScope;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How programs get in, and how they are kept out. */
@GateTest
class ApiLoginTests {

  @Autowired private MockMvcTester api;
  @Autowired private PeopleCommands people;
  @Autowired private TokenCommands tokens;
  @Autowired private Clock clock;
  @Autowired private TestAccounts accounts;

  @Test
  void answersWithoutLoginByAProblemAndNeverByARedirect() {
    var answer = api.get().uri("/api/v1/me").exchange();

    assertThat(answer).hasStatus(401).hasContentType("application/problem+json");
    assertThat(answer.getResponse().getHeaders(HttpHeaders.WWW_AUTHENTICATE))
        .anyMatch(header -> header.startsWith("Bearer"))
        .anyMatch(header -> header.startsWith("Basic"));
    assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("unauthenticated");
    assertThat(answer.getRequest().getSession(false)).isNull();
  }

  @Test
  void letsAPersonInByNameAndPassword() {
    var anna = accounts.member(accounts.department(), Role.MEMBER);

    var answer = me(basic(anna.login().toUpperCase(Locale.ROOT), TestAccounts.PASSWORD));

    assertThat(answer).hasStatusOk();
    assertThat(answer).bodyJson().extractingPath("$.login").isEqualTo(anna.login());
    assertThat(answer).bodyJson().extractingPath("$.departments[0].role").isEqualTo("MEMBER");
    assertThat(answer.getResponse().getHeader("ETag")).isNotNull();
  }

  @Test
  void tellsAWrongNameAndAWrongPasswordInTheSameWords() {
    var anna = accounts.person();

    var password = me(basic(anna.login(), "wrong"));
    var name = me(basic("nobody-" + anna.login(), "wrong"));

    assertThat(password).hasStatus(401);
    assertThat(name).hasStatus(401);
    assertThat(detail(password)).isEqualTo(detail(name)).contains("name or the password");
  }

  @Test
  void pausesAfterTenWrongPasswordsForKnownAndUnknownNamesAlike() {
    var anna = accounts.person();

    for (var login : Set.of(anna.login(), "nobody-" + anna.login())) {
      for (var i = 0; i < 9; i++) {
        assertThat(me(basic(login, "wrong"))).hasStatus(401);
      }
      var tenth = me(basic(login, "wrong"));
      assertThat(tenth).hasStatus(429).hasHeader("Retry-After", "60");
      assertThat(detail(tenth))
          .isEqualTo("Too many wrong passwords. Wait 1 minute, then try again.");
    }
    assertThat(me(basic(anna.login(), TestAccounts.PASSWORD))).hasStatus(429);
  }

  @Test
  void letsAProgramInByTokenWithTheRightsOfItsMaker() {
    var token = token(accounts.officer(Office.OPERATOR), TokenScope.READ);

    assertThat(me("Bearer " + token)).hasStatusOk();
    assertThat(me("Bearer " + token))
        .bodyJson()
        .extractingPath("$.tokenScopes[0]")
        .isEqualTo("READ");
    assertThat(
            api.post()
                .uri("/api/v1/departments")
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .content("{\"code\":\"X1\",\"name\":\"X\"}"))
        .hasStatus(403);
  }

  @Test
  void refusesTokensThatAreMalformedUnknownOrRevoked() {
    var anna = accounts.person();
    var actor = accounts.actor(anna);
    var made = tokens.create(actor, "build", Set.of(TokenScope.READ), inAWeek());

    assertThat(me("Bearer nonsense")).hasStatus(401);
    assertThat(me("Bearer atr_" + "0".repeat(64))).hasStatus(401);
    assertThat(me("Bearer " + made.secret())).hasStatusOk();

    tokens.revoke(actor, made.token().id());

    assertThat(me("Bearer " + made.secret())).hasStatus(401);
  }

  @Test
  void aTokenLosesWhatItsMakerLoses() {
    var chief = accounts.officer(Office.OPERATOR);
    var token = token(chief, TokenScope.READ);
    assertThat(api.get().uri("/api/v1/audit").header("Authorization", "Bearer " + token))
        .hasStatusOk();

    change(chief, new PersonChange(null, null, null, Set.of(), null));

    assertThat(api.get().uri("/api/v1/audit").header("Authorization", "Bearer " + token))
        .hasStatus(403);
  }

  @Test
  void nobodyGetsInAfterTheirAccountEnded() {
    var anna = accounts.person();
    var token = token(anna, TokenScope.READ);

    change(anna, new PersonChange(null, null, null, null, false));

    assertThat(me("Bearer " + token)).hasStatus(401);
    assertThat(me(basic(anna.login(), TestAccounts.PASSWORD))).hasStatus(401);
  }

  @Test
  void aTokenMakesNoTokensAndChangesNoPassword() {
    var token = token(accounts.person(), TokenScope.values());

    assertThat(send("POST", "/api/v1/tokens", token, "{\"name\":\"more\",\"scopes\":[\"READ\"]}"))
        .hasStatus(403);
    assertThat(
            send(
                "PATCH",
                "/api/v1/me",
                token,
                "{\"currentPassword\":\"rainy tuesday in oslo\",\"password\":\"sunny friday in"
                    + " rome\"}"))
        .hasStatus(403);
  }

  @Test
  void opensNothingButTheirProfileToAOneTimePassword() {
    var anna = accounts.person();
    var oneTime = people.resetPassword(Actor.portal(), anna.id()).oneTimePassword();
    var login = basic(anna.login(), String.valueOf(oneTime));

    assertThat(api.get().uri("/api/v1/departments").header("Authorization", login)).hasStatus(403);
    assertThat(api.get().uri("/api/v1/departments").header("Authorization", login))
        .bodyJson()
        .extractingPath("$.code")
        .isEqualTo("password-change-required");
    assertThat(me(login)).hasStatusOk();
    assertThat(
            api.patch()
                .uri("/api/v1/me")
                .header("Authorization", login)
                .contentType("application/json")
                .content(
                    "{\"currentPassword\":\"%s\",\"password\":\"sunny friday in rome\"}"
                        .formatted(oneTime)))
        .hasStatusOk();
    assertThat(
            api.get()
                .uri("/api/v1/departments")
                .header("Authorization", basic(anna.login(), "sunny friday in rome")))
        .hasStatusOk();
  }

  private void change(Person person, PersonChange change) {
    people.change(Actor.portal(), person.id(), null, change);
  }

  private String token(Person maker, TokenScope... scopes) {
    return tokens.create(accounts.actor(maker), "test", Set.of(scopes), inAWeek()).secret();
  }

  private Instant inAWeek() {
    return clock.instant().plus(Duration.ofDays(7));
  }

  private MvcTestResult me(String authorization) {
    return api.get().uri("/api/v1/me").header("Authorization", authorization).exchange();
  }

  private MvcTestResult send(String method, String uri, String token, String body) {
    return api.method(HttpMethod.valueOf(method))
        .uri(uri)
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .content(body)
        .exchange();
  }

  private static String basic(String login, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static String detail(MvcTestResult answer) {
    return JsonPath.read(text(answer), "$.detail");
  }

  private static String text(MvcTestResult answer) {
    try {
      return answer.getResponse().getContentAsString();
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
