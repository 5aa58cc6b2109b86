package io.atrium.accounts.web;

import static io.atrium.accounts.web.Asking.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actors;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is open to whom, and what browsers are told. */
@GateTest
class GateTests {

  @Autowired private MockMvcTester portal;

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/health", "/problems/stale", "/docs/api", "/v3/api-docs"})
  void opensToEverybodyWhatHasNoSecret(String path) {
    assertThat(portal.get().uri(path)).hasStatusOk();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/password", "/instances", "/nothing-here", "/actuator", "/h2-console"})
  void asksForALoginEverywhereElse(String path) {
    assertThat(portal.get().uri(path)).hasStatus(302).hasRedirectedUrl("/login");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/api/v1/me", "/health", "/assets/none.js", "/nothing"})
  void tellsTheBrowserToTrustNothingFromElsewhere(String path) {
    var answer = portal.get().uri(path).exchange();

    assertThat(answer)
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasHeader("X-Frame-Options", "DENY")
        .hasHeader("Referrer-Policy", "same-origin");
    assertThat(answer.getResponse().getHeader("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void letsNothingBeStoredButAssets() {
    assertThat(portal.get().uri("/login").exchange().getResponse().getHeader("Cache-Control"))
        .contains("no-store");
    assertThat(portal.get().uri("/api/v1/me").exchange().getResponse().getHeader("Cache-Control"))
        .contains("no-store");
  }

  @Test
  void insistsOnHttpsOnceItIsUsed() {
    assertThat(portal.get().uri("/login")).doesNotContainHeader("Strict-Transport-Security");
    assertThat(portal.get().uri(URI.create("https://portal.example/login")))
        .containsHeader("Strict-Transport-Security");
  }

  @Test
  void refusesMethodsThatPagesDoNotUse() {
    assertThat(portal.delete().uri("/password").with(as(Actors.operator()))).hasStatus(403);
  }

  @Test
  void showsAnErrorPageToPeopleAndAnAlertToHtmx() {
    var page = portal.get().uri("/nothing-here").with(as(Actors.operator())).exchange();
    var swap =
        portal
            .get()
            .uri("/nothing-here")
            .header("HX-Request", "true")
            .with(as(Actors.operator()))
            .exchange();

    assertThat(page).hasStatus(404).bodyText().contains("<html", "There is no such address.");
    assertThat(swap).hasStatus(404).hasHeader("HX-Retarget", "#notices");
    assertThat(swap).bodyText().contains("There is no such address.").doesNotContain("<html");
  }

  @Test
  void explainsEachProblemAtTheAddressOfItsType() {
    assertThat(portal.get().uri("/problems/quota-exceeded").header("Accept", "text/html"))
        .bodyText()
        .contains("Quota exceeded", "<html");
    assertThat(portal.get().uri("/problems/quota-exceeded").header("Accept", "application/json"))
        .bodyJson()
        .extractingPath("$.title")
        .isEqualTo("Quota exceeded");
    assertThat(portal.get().uri("/problems/no-such-code")).hasStatus(404);
  }

  @Test
  void takesOverTheTraceOfTheCaller() {
    var trace = "0af7651916cd43dd8448eb211c80319c";

    var answer =
        portal
            .get()
            .uri("/api/v1/nothing-here")
            .with(as(Actors.operator()))
            .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
            .exchange();

    assertThat(answer).bodyJson().extractingPath("$.traceId").isEqualTo(trace);
  }

  @Test
  void namesItsCookiesSoThatNoOtherHostCanSetThem() {
    assertThat(new BrowserSettings(URI.create("https://portal.example")).cookie("session"))
        .isEqualTo("__Host-atrium-session");
    assertThat(new BrowserSettings(URI.create("http://localhost:8080")).cookie("session"))
        .isEqualTo("atrium-session");
  }
}
