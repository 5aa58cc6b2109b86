package io.atrium.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.MemberCommands;
import io.atrium.accounts.NewPerson;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the order form chooses for somebody who has not chosen yet. */
@PagesTest
class OrderPageTests {

  @Autowired private MockMvcTester pages;
  @Autowired private TestAccounts accounts;
  @Autowired private MemberCommands members;

  @Test
  void letsTheDepartmentPayThatThePersonWasTakenIntoFirst() throws Exception {
    var byCode =
        Stream.of(accounts.department(), accounts.department())
            .sorted(Comparator.comparing(Department::code))
            .toList();
    var anna = accounts.member(byCode.getLast(), Role.MEMBER);
    var known = new NewPerson(anna.login(), null, null, null);
    members.add(Actor.portal(), byCode.getFirst().id(), Role.MEMBER, known);

    var form = pages.get().uri("/instances/new").with(Asking.as(accounts.actor(anna))).exchange();

    var chosen =
        Pattern.compile("<option\\s+value=\"(dep-[0-9a-f]+)\"\\s+selected")
            .matcher(form.getResponse().getContentAsString());
    assertThat(chosen.find()).isTrue();
    assertThat(chosen.group(1)).isEqualTo(byCode.getLast().id());
  }
}
