package io.atrium.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(LoginPages.class)
@AutoConfigureMockMvc(addFilters = false)
class LoginPagesTests {

  @Autowired private MockMvcTester pages;

  @Test
  void asksForNameAndPassword() {
    var page = pages.get().uri("/login").exchange();

    assertThat(page).hasStatusOk();
    assertThat(page)
        .bodyText()
        .contains("name=\"username\"", "name=\"password\"", "method=\"post\"")
        .doesNotContain("role=\"alert\"", "name=\"csrf\"", "<nav");
  }

  @Test
  void saysForHowLongToWaitAfterTooManyAttempts() {
    assertThat(pages.get().uri("/login?problem=paused&minutes=5"))
        .bodyText()
        .contains("Please wait 5 minutes");
    assertThat(pages.get().uri("/login?problem=paused&minutes=1"))
        .bodyText()
        .contains("Please wait a minute");
  }

  @Test
  void tellsNothingAboutARefusalItDoesNotKnow() {
    assertThat(pages.get().uri("/login?problem=<b>root</b>"))
        .bodyText()
        .contains("do not match")
        .doesNotContain("root");
  }
}
