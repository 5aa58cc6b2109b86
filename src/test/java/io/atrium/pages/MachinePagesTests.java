package io.atrium.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.Office;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.drivers.simulated.SimulatedHosts;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.hosts.HostCommands;
import io.atrium.hosts.HostProber;
import io.atrium.hosts.HostQueries;
import io.atrium.hosts.NewHost;
import io.atrium.instances.Description;
import io.atrium.instances.Instance;
import io.atrium.instances.InstanceCommands;
import io.atrium.instances.Orders;
import io.atrium.instances.SnapshotCommands;
import io.atrium.instances.TestOrder;
import io.atrium.instances.reconcile.Reconciler;
import io.atrium.instances.reconcile.Sampler;
import io.atrium.instances.reconcile.Sweeper;
import io.atrium.kernel.Ids;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The page of a machine that stays open while things happen elsewhere. */
@PagesTest
class MachinePagesTests {

  private static final String PLACE = "simulated:///%s?vcpus=9&memoryMib=9000&diskGib=90";

  @Autowired private MockMvcTester pages;
  @Autowired private TestAccounts accounts;
  @Autowired private CatalogueQueries catalogue;
  @Autowired private HostCommands hosts;
  @Autowired private HostQueries known;
  @Autowired private HostProber prober;
  @Autowired private Orders orders;
  @Autowired private InstanceCommands commands;
  @Autowired private SnapshotCommands snapshots;
  @Autowired private Reconciler reconciler;
  @Autowired private Sweeper sweeper;
  @Autowired private Sampler sampler;
  @Autowired private SimulatedHosts simulated;
  @Autowired private Ids ids;

  private Department chemistry;
  private Actor member;
  private String rack;
  private Instance machine;

  @BeforeEach
  void aMachineThatRuns() {
    chemistry = accounts.department();
    member = accounts.actor(accounts.member(chemistry, Role.MEMBER));
    rack = ids.next("rack");
    var place = new NewHost(rack, "simulated", PLACE.formatted(rack), null);
    prober.probe(hosts.register(Actor.portal(), place).id());
    var offering =
        catalogue.offerings(member).stream()
            .filter(each -> each.sku().equals("CT-NANO"))
            .findFirst()
            .orElseThrow();
    var image =
        catalogue.images(member).stream()
            .filter(each -> each.kind() == offering.kind() && each.simulated())
            .findFirst()
            .orElseThrow();
    machine =
        orders
            .place(member, TestOrder.of(ids.next("vm"), image.id(), offering.id(), chemistry.id()))
            .getFirst();
    reconciler.runDue();
  }

  @Test
  void looksAgainNowAndThenAndIsAnsweredWithNothingUntilSomethingHasChanged() {
    var again = found(get("/instances/" + machine.id()), "hx-get=\"([^\"]*/live[^\"]*)\"");

    assertThat(get(again)).hasStatus(204);
    rename("elsewhere");

    assertThat(get(again)).hasStatusOk().bodyText().contains("elsewhere");
    assertThat(get(again)).hasHeader("HX-Trigger-After-Swap", "settled");
  }

  @Test
  void tellsWhatItCostsWithoutRunningToo() {
    var cost = "/instances/" + machine.id() + "/cost";
    var panel =
        pages.get().uri(cost).header("HX-Request", "true").with(Asking.as(member)).exchange();

    assertThat(panel)
        .bodyText()
        .containsPattern("While it runs</dt>\\s*<dd class=\"number\">€0.004935 an hour<")
        .containsPattern("Stopped</dt>\\s*<dd class=\"number\">\\s*<span>€0.00006 an hour<")
        .contains("for its disk");
    assertThat(get(cost))
        .bodyText()
        .contains("Stopped", "for one vCPU and hour", "still counting", "a millionth")
        .containsPattern("data-label=\"Seconds\">[0-9]+<");
  }

  @Test
  void saysUntilWhenItIsCountedAndThatABillRoundsOnceForEachLine() {
    assertThat(get("/instances/" + machine.id() + "/cost"))
        .bodyText()
        .containsPattern("still counting</span>\\s*<span class=\"table__sub\">up to .* so far<")
        .contains(
            "before anything that is free: an allowance of the department comes off its bill only");
  }

  @Test
  void saysWhatItConsumedOnceItsCountersWereReadAndOwnsThatItIsUnknownBefore() {
    var cost = "/instances/" + machine.id() + "/cost";
    assertThat(get(cost)).bodyText().contains("have not been read yet", ">unknown<");

    sampler.sample(known.host(machine.hostId()));

    assertThat(get(cost))
        .bodyText()
        .containsPattern("Processor time</th>\\s*<td class=\"end\">[^<]+ s<")
        .containsPattern("Disk, written</th>\\s*<td class=\"end\">[^<]+(bytes|iB)<")
        .doesNotContain(">unknown<");
  }

  @Test
  void saysOfWhatVanishedThatNothingIsChargedAndNotWhatItWouldCost() {
    simulated.host(rack).vanish(machine.id());
    sweeper.sweep(known.host(machine.hostId()));
    reconciler.runDue();

    assertThat(get("/instances/" + machine.id() + "/cost"))
        .bodyText()
        .contains("Nothing of it is charged at present")
        .doesNotContain("While it runs");
  }

  @Test
  void listAndHomeLookAgainToo() {
    for (var page : new String[] {"/instances", "/instances/panels/mine"}) {
      var again = found(get(page), "hx-get=\"([^\"]*seen=[^\"]*)\"");

      assertThat(get(again)).hasStatus(204);
      var name = ids.next("other");
      rename(name);
      assertThat(get(again)).hasStatusOk().bodyText().contains(name);
    }
  }

  @Test
  void whatStandsBesideIsFreshAfterAnActionToo() {
    var stopped =
        pages
            .post()
            .uri("/instances/" + machine.id() + "/stop")
            .header("HX-Request", "true")
            .with(Asking.as(member))
            .with(csrf())
            .exchange();

    assertThat(stopped).hasStatusOk().hasHeader("HX-Trigger-After-Swap", "settled");
  }

  @Test
  void doesNotOfferToDeleteWhatIsProtectedAndLeadsBackToItFromTheRefusal() {
    var path = "/instances/" + machine.id();
    commands.describe(member, machine.id(), new Description(null, null, true));
    var delete = path + "/delete";

    assertThat(get(delete))
        .bodyText()
        .contains(machine.name() + " is protected", "href=\"%s/edit\"".formatted(path))
        .doesNotContain("action=\"%s\"".formatted(delete));
    assertThat(pages.post().uri(delete).with(Asking.as(member)).with(csrf()).exchange())
        .hasStatus(409)
        .bodyText()
        .containsPattern("href=\"%s\">Go back to it<".formatted(path));
  }

  @Test
  void findsWhatIsDeletedWhereJustThatIsAskedFor() {
    commands.delete(member, machine.id());
    reconciler.runDue();

    assertThat(get("/instances")).bodyText().doesNotContain(machine.name());
    assertThat(get("/instances?phase=deleted"))
        .bodyText()
        .contains(machine.name())
        .containsPattern("value=\"deleted\"[^>]*\\sselected[^>]*>Deleted<");
  }

  @Test
  void blamesNobodyForWhatMayHaveEndedByItself() {
    simulated.host(rack).tamper(machine.id(), PowerState.STOPPED);
    sweeper.sweep(known.host(String.valueOf(machine.hostId())));
    reconciler.runDue();

    assertThat(get("/instances/" + machine.id()))
        .bodyText()
        .contains("It changed by itself or outside the portal ·");
  }

  @Test
  void saysSinceWhenItIsPausedOnItsHost() {
    simulated.host(rack).pause(machine.id(), true);
    sweeper.sweep(known.host(machine.hostId()));
    reconciler.runDue();

    assertThat(get("/instances/" + machine.id()))
        .bodyText()
        .containsPattern("It runs, and does nothing · \\d+ \\w+ \\d+, \\d+:\\d+")
        .contains("It is paused on its host. It holds its processors and memory");
  }

  @Test
  void saysThatAStartNobodySawIsOnlyTheLatestItCanHaveBeen() {
    var host = simulated.host(rack);
    assertThat(get("/instances/" + machine.id()))
        .bodyText()
        .contains("Running since")
        .doesNotContain("at the latest");

    commands.stop(member, machine.id());
    reconciler.runDue();
    host.keepNoTimes();
    host.tamper(machine.id(), PowerState.RUNNING);
    host.losePortal();
    sweeper.sweep(known.host(machine.hostId()));
    reconciler.runDue();

    assertThat(get("/instances/" + machine.id()))
        .bodyText()
        .contains("Running since", "at the latest: the portal was not looking when it started");
  }

  @Test
  void offersNoRequestToWhoMayOrderNowhere() {
    var auditor = accounts.actor(accounts.officer(Office.AUDITOR));

    assertThat(get("/", auditor)).bodyText().doesNotContain("/instances/new");
    assertThat(get("/instances", auditor)).bodyText().doesNotContain("/instances/new");
    assertThat(get("/instances/panels/mine", auditor)).bodyText().doesNotContain("/instances/new");
    assertThat(get("/instances/new", auditor))
        .bodyText()
        .contains("You may request machines for no department.")
        .doesNotContain("Choose an image and a size first");
  }

  @Test
  void whatNeedsAHandIsShownOnlyToThoseWhoCanLendOneAndKeepsTheFocusOnItsLinks() {
    simulated.host(rack).vanish(machine.id());
    sweeper.sweep(known.host(String.valueOf(machine.hostId())));
    reconciler.runDue();
    var panel = "/instances/panels/attention";
    var pace = "hx-trigger=\"every 10s\"";

    assertThat(get(panel))
        .bodyText()
        .contains(machine.name() + " needs attention", pace)
        .contains("id=\"needs-%s\"".formatted(machine.id()));
    assertThat(get("/instances/panels/mine"))
        .bodyText()
        .contains(pace, "id=\"mine-open-%s\"".formatted(machine.id()));
    var auditor = accounts.actor(accounts.officer(Office.AUDITOR));
    assertThat(get(panel, auditor)).bodyText().doesNotContain("needs attention");
  }

  @Test
  void saysWhoseMachinesAreListed() {
    var auditor = accounts.actor(accounts.officer(Office.AUDITOR));

    assertThat(get("/instances")).bodyText().contains("Everything your departments have");
    assertThat(get("/instances", auditor)).bodyText().contains("Everything that all departments");
    assertThat(get("/instances/panels/mine", auditor))
        .bodyText()
        .contains("You have requested none.");
    var stranger = accounts.actor(accounts.person());
    assertThat(get("/instances", stranger)).bodyText().contains("There is none that you may see.");
  }

  @Test
  void whoSeesNoBillsIsLedToTheCostOfMachinesWithoutScriptsToo() {
    assertThat(get("/"))
        .bodyText()
        .contains("Show the machines, with what each has cost")
        .doesNotContain("Show the bills");
  }

  @Test
  void offersWaitingWhereThereIsNoRoomAndNamesHostsOnlyToThoseWhoMaySeeThem() {
    var operator = accounts.actor(accounts.officer(Office.OPERATOR));
    // Other tests of this application may have left hosts that would take it.
    known.all().forEach(each -> hosts.drain(operator, each.id(), null));

    var refused = order(member);
    var explained = order(operator);
    known.all().forEach(each -> hosts.activate(operator, each.id(), null));

    assertThat(refused)
        .bodyText()
        .contains("There is no room for it right now.", "You can let it wait")
        .containsPattern("<details[^>]*class=\"fold\"[^>]*open")
        .doesNotContain(rack);
    assertThat(explained).bodyText().contains(rack);
  }

  @Test
  void showsAgainHowManyWereAskedForAlthoughThatIsImpossible() {
    var refused =
        pages
            .post()
            .uri("/instances/new")
            .with(Asking.as(member))
            .with(csrf())
            .param("name", "none")
            .param("imageId", machine.imageId())
            .param("offeringId", machine.offeringId())
            .param("count", "0")
            .exchange();

    assertThat(refused).hasStatus(422).bodyText().containsPattern("name=\"count\"[^>]*value=\"0\"");
  }

  @Test
  void doesNotOfferToArchiveAMachineWithSnapshotsAndSaysWhy() {
    var archive = "/instances/" + machine.id() + "/archive";
    var sent = "action=\"" + archive + "\"";
    assertThat(get(archive)).bodyText().contains(sent);

    snapshots.take(member, machine.id(), null);
    reconciler.runDue();

    assertThat(get(archive)).bodyText().contains("which would be lost").doesNotContain(sent);
    var refused = pages.post().uri(archive).with(Asking.as(member)).with(csrf()).exchange();
    assertThat(refused).hasStatus(422).bodyText().contains("which would be lost");
  }

  @Test
  void asksAgainWithTheReasonWhenItCannotBeArchivedNow() {
    commands.stop(member, machine.id());
    var archive = "/instances/" + machine.id() + "/archive";

    var refused = pages.post().uri(archive).with(Asking.as(member)).with(csrf()).exchange();

    assertThat(refused).hasStatus(422).bodyText().contains("is still busy", "Archive it");
  }

  @Test
  void suggestsWhatACopyMayBeCalled() {
    assertThat(get("/instances/" + machine.id() + "/copy"))
        .bodyText()
        .containsPattern("name=\"name\"[^>]*value=\"" + machine.name() + "-copy\"");
  }

  private MvcTestResult order(Actor actor) {
    return pages
        .post()
        .uri("/instances/new")
        .with(Asking.as(actor))
        .with(csrf())
        .param("name", ids.next("vm"))
        .param("imageId", machine.imageId())
        .param("offeringId", machine.offeringId())
        .param("departmentId", chemistry.id())
        .exchange();
  }

  private void rename(String name) {
    commands.describe(member, machine.id(), new Description(name, null, null));
  }

  private MvcTestResult get(String path) {
    return get(path, member);
  }

  private MvcTestResult get(String path, Actor actor) {
    return pages.get().uri(path).with(Asking.as(actor)).exchange();
  }

  private static String found(MvcTestResult page, String pattern) {
    try {
      var matcher = Pattern.compile(pattern).matcher(page.getResponse().getContentAsString());
      assertThat(matcher.find()).as(pattern).isTrue();
      return matcher.group(1).replace("&amp;", "&");
    } catch (java.io.UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
