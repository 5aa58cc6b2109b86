package io.atrium.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Office;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Renders every component once, as the pages do. */
@WebMvcTest(ComponentReview.class)
@ActiveProfiles("dev")
class ComponentReviewTests {

  @Autowired private MockMvcTester pages;

  @Test
  void showsEveryComponentInsideTheFrame() {
    var page = pages.get().uri("/dev/components").with(anna()).exchange();

    assertThat(page).hasStatusOk();
    assertThat(page)
        .bodyText()
        .contains("Skip to content", "Anna Berg", "AB", "€1,128.11", "Needs attention")
        .doesNotContain("??", "th:");
  }

  @Test
  void writesNoScriptAndNoStyleIntoThePage() {
    var page = pages.get().uri("/dev/components").with(anna()).exchange();

    assertThat(page)
        .bodyText()
        .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|javascript:|<script>");
  }

  private static RequestPostProcessor anna() {
    var actor = new Actor("p-1", "Anna Berg", Set.of(Office.OPERATOR), Map.of(), Set.of(), false);
    return SecurityMockMvcRequestPostProcessors.authentication(
        new TestingAuthenticationToken(actor, "", List.of()));
  }
}
