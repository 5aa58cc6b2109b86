package io.atrium.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Office;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.Offering;
import io.atrium.kernel.Ids;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** People with accounts, and the sizes on offer: what operators see and do on pages. */
@PagesTest
class OperationPagesTests {

  @Autowired private MockMvcTester pages;
  @Autowired private TestAccounts accounts;
  @Autowired private PeopleCommands people;
  @Autowired private CatalogueQueries catalogue;
  @Autowired private Ids ids;

  private Actor operator;

  @BeforeEach
  void anOperator() {
    operator = accounts.actor(accounts.officer(Office.OPERATOR));
  }

  private MvcTestResult get(String path) {
    return pages.get().uri(path).with(Asking.as(operator)).exchange();
  }

  private MvcTestResult post(String path, Map<String, String> fields) {
    var request = pages.post().uri(path).with(Asking.as(operator)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }

  @Test
  void showsAFirstPasswordOnceAndNeverAgain() {
    var login = ids.next("p");

    var made = post("/people", Map.of("login", login, "name", "Mira Lang", "email", ""));

    assertThat(made).hasStatusOk();
    assertThat(made).bodyText().contains("A password for Mira Lang", "id=\"secret\"");
    assertThat(get("/people?limit=200"))
        .bodyText()
        .contains("Mira Lang")
        .doesNotContain("id=\"secret\"");
    assertThat(post("/people", Map.of("login", login))).hasStatus(422);
  }

  @Test
  void givesAnOfficeAndEndsAnAccount() {
    var path = "/people/" + accounts.person().id();

    post(path, Map.of("name", "Mira", "offices", "AUDITOR", "active", "on"));
    assertThat(get(path)).bodyText().containsPattern("value=\"AUDITOR\" checked");

    post(path, Map.of("name", "Mira"));
    assertThat(get("/people?limit=200")).bodyText().contains("Has ended");
  }

  @Test
  void replacesALostPassword() {
    var mira = accounts.person();

    var replaced = post("/people/" + mira.id() + "/password", Map.of());

    assertThat(replaced).bodyText().contains("id=\"secret\"", mira.login());
    assertThat(people.person(operator, mira.id()).oneTimePassword()).isTrue();
  }

  @Test
  void keepsOperatorsFromLockingThemselvesOut() {
    var refused = post("/people/" + operator.personId(), Map.of("name", "Me"));

    assertThat(refused).hasStatus(422);
    assertThat(refused).bodyText().contains("cannot be taken from yourself");
  }

  @Test
  void addsASizeAndTakesItOutOfTheOffer() {
    var name = ids.next("size");
    var fields =
        Map.of("name", name, "kind", "VM", "vcpus", "3", "memoryMib", "3072", "diskGib", "31");

    assertThat(post("/offerings/new", fields)).hasRedirectedUrl("/offerings");
    var added = offering(name);
    assertThat(get("/offerings")).bodyText().contains(name, "3 GiB", "31 GiB", added.sku());
    post("/offerings/" + added.id() + "/edit", Map.of("name", name, "purpose", ""));

    assertThat(get("/offerings")).bodyText().contains("Not offered");
  }

  @Test
  void namesWhatIsWrongAboutASize() {
    var refused =
        post("/offerings/new", Map.of("kind", "VM", "vcpus", "0", "memoryMib", "1", "diskGib", ""));

    assertThat(refused).hasStatus(422);
    assertThat(refused)
        .bodyText()
        .contains("id=\"name-error\"", "id=\"vcpus-error\"", "id=\"memoryMib-error\"");
  }

  private Offering offering(String name) {
    return catalogue.offerings(operator).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
