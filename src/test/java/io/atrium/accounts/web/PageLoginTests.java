package io.atrium.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.atrium.accounts.Actor;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.Person;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import jakarta.servlet.http.Cookie;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How people get in, stay in, and leave. */
@GateTest
class PageLoginTests {

  @Autowired private MockMvcTester pages;
  @Autowired private PeopleCommands people;
  @Autowired private TestAccounts accounts;

  @Test
  void asksToLogInAndGoesOnToThePageThatWasWanted() {
    var asked = pages.get().uri("/password?why=now").exchange();
    assertThat(asked).hasStatus(302).hasRedirectedUrl("/login");
    assertThat(asked.getRequest().getSession(false)).isNull();

    var wanted = asked.getResponse().getCookie("atrium-next");
    var known = login(accounts.person(), TestAccounts.PASSWORD, wanted);

    assertThat(known).hasRedirectedUrl("/password?why=now");
  }

  @Test
  void whatAPageFetchesItselfIsNotThePageThatWasWanted() {
    var asked = pages.get().uri("/no-such-icon.png").header("Sec-Fetch-Dest", "image").exchange();

    assertThat(asked).hasRedirectedUrl("/login");
    assertThat(asked.getResponse().getCookie("atrium-next")).isNull();
  }

  @Test
  void goesNowhereButToItsOwnPages() {
    for (var evil : new String[] {"//evil.example", "/\\evil.example", "https://evil.example"}) {
      var wanted = new Cookie("atrium-next", URLEncoder.encode(evil, StandardCharsets.UTF_8));

      assertThat(login(accounts.person(), TestAccounts.PASSWORD, wanted)).hasRedirectedUrl("/");
    }
  }

  /** The note broke the login where somebody else had written it. */
  @Test
  void letsInWhoeverBringsANoteThatNobodyCanRead() {
    var wanted = new Cookie("atrium-next", "%zz");

    assertThat(login(accounts.person(), TestAccounts.PASSWORD, wanted)).hasRedirectedUrl("/");
  }

  @Test
  void changesTheSessionIdAtLogin() {
    var session = new MockHttpSession();
    var before = session.getId();

    pages
        .post()
        .uri("/login")
        .session(session)
        .with(csrf())
        .param("username", accounts.person().login())
        .param("password", TestAccounts.PASSWORD)
        .exchange();

    assertThat(session.getId()).isNotEqualTo(before);
  }

  @Test
  void saysWhyItRefusesAndForHowLong() {
    var anna = accounts.person();

    assertThat(login(anna, "wrong", null)).hasRedirectedUrl("/login?problem=refused");
    for (var i = 0; i < 8; i++) {
      login(anna, "wrong", null);
    }
    assertThat(login(anna, "wrong", null)).hasRedirectedUrl("/login?problem=paused&minutes=1");
  }

  @Test
  void keepsTheNameAndNeverThePasswordAfterAWrongOne() {
    var anna = accounts.person();
    var refused = login(anna, "wrong-horse", null);

    var kept = refused.getResponse().getCookie("atrium-login");

    assertThat(kept).isNotNull();
    assertThat(kept.isHttpOnly()).isTrue();
    assertThat(refused.getResponse().getRedirectedUrl()).doesNotContain(anna.login());
    var form = pages.get().uri("/login?problem=refused").cookie(kept).exchange();
    assertThat(form)
        .bodyText()
        .contains("value=\"%s\"".formatted(anna.login()))
        .doesNotContain("wrong-horse");
    assertThat(form.getResponse().getCookie("atrium-login").getMaxAge()).isZero();
    assertThat(pages.get().uri("/login")).bodyText().doesNotContain(anna.login());
  }

  @Test
  void leadsAFormOfASessionThatHasEndedToTheLoginAndBackToItsPage() {
    var sent =
        pages
            .post()
            .uri("/profile")
            .header("Referer", "http://localhost:8080/profile?part=keys")
            .exchange();
    var swapped = pages.post().uri("/profile").header("HX-Request", "true").exchange();

    assertThat(sent).hasStatus(302).hasRedirectedUrl("/login?problem=ended");
    assertThat(swapped).hasStatus(401).hasHeader("HX-Redirect", "/login?problem=ended");
    assertThat(pages.get().uri("/login?problem=ended"))
        .bodyText()
        .contains("Your session has ended. Log in to go on.");
    var form = sent.getResponse().getCookie("atrium-next");
    assertThat(login(accounts.person(), TestAccounts.PASSWORD, form))
        .hasRedirectedUrl("/profile?part=keys");
  }

  @Test
  void refusesAChangeWithoutTheTokenOfItsForm() {
    var session = session(accounts.member(accounts.department(), Role.MEMBER));

    assertThat(pages.post().uri("/logout").session(session))
        .hasRedirectedUrl("/login?problem=ended");
    assertThat(session.isInvalid()).isFalse();
    assertThat(pages.post().uri("/logout").session(session).with(csrf()))
        .hasRedirectedUrl("/login?left");
    assertThat(session.isInvalid()).isTrue();
  }

  @Test
  void acceptsTheTokenInTheHeaderThatHtmxSends() {
    var session = session(accounts.person());

    assertThat(pages.post().uri("/logout").session(session).with(csrf().asHeader()))
        .hasRedirectedUrl("/login?left");
  }

  @Test
  void leadsHtmxToTheLoginWhereARedirectWouldBeSwappedIn() {
    var answer = pages.get().uri("/password").header("HX-Request", "true").exchange();

    assertThat(answer).hasStatus(401).hasHeader("HX-Redirect", "/login");
  }

  @Test
  void endsEverySessionOfAPersonWhosePasswordWasReset() {
    var anna = accounts.person();
    var session = session(anna);
    assertThat(pages.get().uri("/password").session(session)).hasStatusOk();

    people.resetPassword(Actor.portal(), anna.id());

    assertThat(pages.get().uri("/password").session(session))
        .hasRedirectedUrl("/login?problem=ended");
    assertThat(session.isInvalid()).isTrue();
  }

  @Test
  void sendsAOneTimePasswordToItsReplacementAndOnFromThere() {
    var anna = accounts.person();
    var oneTime = String.valueOf(people.resetPassword(Actor.portal(), anna.id()).oneTimePassword());
    var session = session(anna, oneTime);

    var asked = pages.get().uri("/profile?part=keys").session(session).exchange();
    assertThat(asked).hasRedirectedUrl("/password");
    assertThat(choose(session, oneTime, "short", "short")).hasStatus(400);
    assertThat(choose(session, oneTime, "short", "short"))
        .bodyText()
        .contains("at least 12 characters");
    assertThat(choose(session, oneTime, "sunny friday in rome", "sunny friday")).hasStatus(400);
    assertThat(choose(session, "guess", "sunny friday in rome", "sunny friday in rome"))
        .hasStatus(400);
    var wanted = asked.getResponse().getCookie("atrium-next");
    assertThat(choose(session, oneTime, "sunny friday in rome", "sunny friday in rome", wanted))
        .hasRedirectedUrl("/profile?part=keys");
    assertThat(pages.get().uri("/password").session(session)).hasStatusOk();
  }

  @Test
  void namesEveryWrongFieldOfANewPasswordAtOnceAndTellsPasswordKeepersWhichIsWhich() {
    var session = session(accounts.person());

    assertThat(choose(session, "guess", "short", "other"))
        .bodyText()
        .contains("currentPassword-error", "\"password-error", "repeated-error");
    assertThat(pages.get().uri("/password").session(session))
        .bodyText()
        .containsOnlyOnce("autocomplete=\"current-password\"")
        .contains("autocomplete=\"new-password\"");
  }

  private MvcTestResult choose(
      MockHttpSession session, String current, String password, String repeated) {
    return choose(session, current, password, repeated, new Cookie("atrium-next", ""));
  }

  private MvcTestResult choose(
      MockHttpSession session, String current, String password, String repeated, Cookie wanted) {
    return pages
        .post()
        .uri("/password")
        .session(session)
        .cookie(wanted)
        .with(csrf())
        .param("currentPassword", current)
        .param("password", password)
        .param("repeated", repeated)
        .exchange();
  }

  private MockHttpSession session(Person person) {
    return session(person, TestAccounts.PASSWORD);
  }

  private MockHttpSession session(Person person, String password) {
    var session = login(person, password, null).getRequest().getSession(false);
    assertThat(session).isNotNull();
    return (MockHttpSession) session;
  }

  private MvcTestResult login(Person person, String password, @Nullable Cookie wanted) {
    var request =
        pages
            .post()
            .uri("/login")
            .with(csrf())
            .param("username", person.login())
            .param("password", password);
    return wanted == null ? request.exchange() : request.cookie(wanted).exchange();
  }
}
