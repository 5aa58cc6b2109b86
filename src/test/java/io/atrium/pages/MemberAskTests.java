package io.atrium.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.atrium.accounts.Department;
import io.atrium.accounts.Office;
import io.atrium.accounts.Person;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Nobody loses a department by one click on the wrong line. */
@PagesTest
class MemberAskTests {

  @Autowired private MockMvcTester pages;
  @Autowired private TestAccounts accounts;

  private Department chemistry;
  private Person head;
  private Person member;

  @BeforeEach
  void people() {
    chemistry = accounts.department();
    head = accounts.member(chemistry, Role.HEAD);
    member = accounts.member(chemistry, Role.MEMBER);
  }

  private MvcTestResult get(String path) {
    var actor = accounts.actor(head);
    return pages
        .get()
        .uri("/departments/" + chemistry.id() + path)
        .with(Asking.as(actor))
        .exchange();
  }

  private String of(Person person) {
    return "/members/" + person.id();
  }

  @Test
  void theListAsksBeforeItTakesAnythingAway() {
    var post = "action=\"/departments/%s%%s\"".formatted(chemistry.id());

    assertThat(get(""))
        .bodyText()
        .contains(of(member) + "/remove\"", of(head) + "/step-down\"")
        .contains(post.formatted(of(member) + "/role"))
        .doesNotContain(post.formatted(of(member) + "/remove"))
        .doesNotContain(post.formatted(of(head) + "/role"));
  }

  @Test
  void aDepartmentIsDeletedOnlyAfterAQuestionAndARefusalSaysWhatIsInIt() {
    var operator = accounts.actor(accounts.officer(Office.OPERATOR));
    var department = "/departments/" + chemistry.id();
    var form = pages.get().uri(department + "/edit").with(Asking.as(operator)).exchange();
    var asked = pages.get().uri(department + "/delete").with(Asking.as(operator)).exchange();
    var post = pages.post().uri(department + "/delete").with(Asking.as(operator)).with(csrf());

    assertThat(form)
        .bodyText()
        .contains("href=\"%s/delete\"".formatted(department))
        .doesNotContain("action=\"%s/delete\"".formatted(department));
    assertThat(asked)
        .bodyText()
        .contains("Delete %s?".formatted(chemistry.name()))
        .contains("action=\"%s/delete\"".formatted(department));
    assertThat(post.exchange())
        .hasStatus(422)
        .bodyText()
        .contains("it still has members")
        .doesNotContain("how things are now");
  }

  @Test
  void theQuestionSaysWhatIsLostAndPostsTheAnswer() {
    assertThat(get(of(member) + "/remove"))
        .bodyText()
        .contains(
            "Remove %s from %s?".formatted(member.name(), chemistry.name()),
            "they go on running and costing until somebody else stops or deletes them.",
            "action=\"/departments/%s%s/remove\"".formatted(chemistry.id(), of(member)))
        .contains(">Cancel<")
        .doesNotContain("Keep it");
    assertThat(get(of(head) + "/remove"))
        .bodyText()
        .contains("Leave " + chemistry.name(), "cannot take yourself in again");
    assertThat(get(of(head) + "/step-down"))
        .bodyText()
        .contains("%s/role?role=MEMBER\"".formatted(of(head)));
  }
}
