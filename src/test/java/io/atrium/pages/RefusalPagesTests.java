package io.atrium.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.hosts.HostCommands;
import io.atrium.hosts.HostQueries;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Kind;
import io.atrium.quota.QuotaCommands;
import io.atrium.quota.QuotaLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whatever is refused says so in a sentence of its own, and what was entered is not lost. */
@PagesTest
class RefusalPagesTests {

  @Autowired private MockMvcTester pages;
  @Autowired private TestAccounts accounts;
  @Autowired private CatalogueQueries catalogue;
  @Autowired private QuotaCommands quotas;
  @Autowired private HostQueries hosts;
  @Autowired private HostCommands operating;
  @Autowired private Ids ids;

  private Department chemistry;
  private Actor member;

  @BeforeEach
  void people() {
    chemistry = accounts.department();
    member = accounts.actor(accounts.member(chemistry, Role.MEMBER));
  }

  private MvcTestResult get(String path) {
    return pages.get().uri(path).with(Asking.as(member)).exchange();
  }

  private MvcTestResult order(String name, String imageId) {
    var offering =
        catalogue.offerings(member).stream()
            .filter(each -> each.kind() == Kind.VM)
            .findFirst()
            .orElseThrow();
    return pages
        .post()
        .uri("/instances/new")
        .with(Asking.as(member))
        .with(csrf())
        .param("name", name)
        .param("imageId", imageId)
        .param("offeringId", offering.id())
        .param("departmentId", chemistry.id())
        .exchange();
  }

  private String imageId() {
    return catalogue.images(member).stream()
        .filter(each -> each.kind() == Kind.VM)
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void anOrderBeyondTheQuotaKeepsWhatWasEnteredAndNamesTheLimit() {
    quotas.set(
        Actor.portal(), chemistry.id(), new QuotaLimits(0L, null, null, null, null, null), null);
    var name = ids.next("lab");

    var refused = order(name, imageId());

    assertThat(refused).hasStatus(422);
    assertThat(refused)
        .bodyText()
        .contains("role=\"alert\"", "value=\"" + name + "\"", "More than " + chemistry.name())
        .contains("This is more machines than you may have.");
  }

  @Test
  void anOrderThatNoHostHasRoomForSaysSoAndNothingOfHosts() {
    // Other tests of this application may have left hosts that would take it.
    hosts.all().forEach(each -> operating.drain(Actor.portal(), each.id(), null));

    var refused = order(ids.next("lab"), imageId());

    hosts.all().forEach(each -> operating.activate(Actor.portal(), each.id(), null));

    assertThat(refused).hasStatus(422);
    assertThat(refused).bodyText().contains("role=\"alert\"", "There is no room for it right now.");
  }

  @Test
  void aFaultIsNamedInTheWordsOfItsField() {
    var post = pages.post().uri("/tokens").with(Asking.as(member)).with(csrf());

    var refused = post.param("name", "nightly").param("days", "7").exchange();

    assertThat(refused)
        .hasStatus(422)
        .bodyText()
        .containsPattern("<legend[^>]*>What it may do</legend>")
        .containsPattern("<a href=\"#scopes\">What it may do</a>\\s*<span>must not be empty");
  }

  @Test
  void anOrderWithWrongFieldsNamesThemAllAtOnce() {
    var refused = order("Not A Name!", "img-00000000000000000");

    assertThat(refused).hasStatus(422);
    assertThat(refused)
        .bodyText()
        .contains("href=\"#name\"", "href=\"#imageId\"")
        .containsPattern("role=\"alert\"\\s+tabindex=\"-1\"\\s+autofocus");
  }

  @Test
  void aPhaseThatThereIsNotIsRefusedInASentence() {
    assertThat(get("/instances?phase=melted"))
        .hasStatus(400)
        .bodyText()
        .contains("The phase is none that there is.");
  }

  @Test
  void whatDoesNotExistAndWhatIsSomebodyElsesLookTheSame() {
    var other = accounts.department();

    assertThat(get("/nowhere")).hasStatus(404);
    assertThat(get("/nowhere")).bodyText().contains("This page does not exist");
    assertThat(get("/instances/i-00000000000000000")).hasStatus(404);
    assertThat(get("/departments/" + other.id())).hasStatus(404);
    assertThat(get("/departments/" + other.id()))
        .bodyText()
        .contains("There is no such department.")
        .doesNotContain(other.name());
  }

  @Test
  void whatTheRoleDoesNotAllowSaysWhoMay() {
    assertThat(get("/hosts")).hasStatus(403);
    assertThat(get("/hosts"))
        .bodyText()
        .contains("This is not yours to see", "Only an operator or an auditor may do this.");
  }

  @Test
  void aSingleWrongFieldIsToldOnceAndInWords() {
    assertThat(get("/activity?cursor=odd"))
        .hasStatus(400)
        .bodyText()
        .contains("The place in the list must be the nextCursor of an earlier page.")
        .doesNotContain("cursor:")
        .containsOnlyOnce("must be the nextCursor");
  }

  @Test
  void aRefusalThatHtmxAskedForIsANoticeAndNotAPageInThePage() {
    var refused =
        pages.get().uri("/hosts").with(Asking.as(member)).header("HX-Request", "true").exchange();

    assertThat(refused).hasStatus(403).hasHeader("HX-Retarget", "#notices");
    assertThat(refused).bodyText().contains("Only an operator").doesNotContain("<html");
  }
}
