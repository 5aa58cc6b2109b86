package io.atrium.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.kernel.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;

@WebMvcTest(PageErrorsTests.Missing.class)
@Import(PageErrorsTests.Missing.class)
@WithMockUser
class PageErrorsTests {

  @Autowired private MockMvcTester pages;

  @Test
  void explainsARefusalOnAPageOfItsOwn() {
    var page = pages.get().uri("/missing").exchange();

    assertThat(page).hasStatus(404);
    assertThat(page).bodyText().contains("This page does not exist", "<html", "instance");
  }

  @Test
  void answersARequestOfAPageWithANoticeForThatPage() {
    var page = pages.get().uri("/missing").header("HX-Request", "true").exchange();

    assertThat(page).hasStatus(404).headers().hasValue("HX-Retarget", "#notices");
    assertThat(page).bodyText().contains("That is not possible").doesNotContain("<html");
  }

  @Controller
  static class Missing {

    @GetMapping("/missing")
    String missing() {
      throw new NotFound("instance");
    }
  }
}
