package io.atrium.billing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.MemberCommands;
import io.atrium.accounts.Office;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.instances.Billable;
import io.atrium.instances.HostConfirmed;
import io.atrium.kernel.AtriumException;
import io.atrium.metering.TestFacts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Bills as people read them, and what the start page tells where nothing was used yet. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=money"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class BillPagesTests {

  @Autowired private MockMvcTester pages;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private MoneySetting.Pretended pretended;

  private TestAccounts accounts;
  private String instanceId;
  private Department department;
  private Actor head;
  private Actor operator;

  @BeforeEach
  void anHourOfUse() {
    accounts = new TestAccounts(departments, members, people, directory);
    department = accounts.department();
    head = accounts.actor(accounts.member(department, Role.HEAD));
    operator = accounts.actor(accounts.officer(Office.OPERATOR));
    var life = new TestFacts(department.id(), "h-1");
    instanceId = life.instanceId;
    tell(life.now(Billable.FULL, Instant.parse("2026-11-02T12:00:00Z")));
    tell(life.now(Billable.NOTHING, Instant.parse("2026-11-02T13:00:00Z")));
  }

  private void tell(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private MvcTestResult page(Actor actor, String path) {
    return pages.get().uri(path).with(Asking.as(actor)).exchange();
  }

  @Test
  void tellsOnTheBillWhatPaperNeedsAndUntilWhenItHasCounted() {
    assertThat(page(head, "/bills?period=2026-11"))
        .bodyText()
        .containsPattern("<dd class=\"mono\">inv-[0-9a-f]{17}<")
        .contains(department.name() + " (" + department.code() + ")")
        .contains(">Everything from 1 Nov 2026, 00:00 until 10 Nov 2026, 13:00:00<")
        .contains("Open, still counting");
  }

  @Test
  void tellsUntilWhenAllThatRunsIsProvenAndNotUntilNow() {
    runsUntil("h-1-" + department.id(), "2026-11-10T11:59:20Z");
    runsUntil("h-2-" + department.id(), "2026-11-10T11:58:40Z");

    assertThat(page(head, "/bills"))
        .bodyText()
        .contains("Everything from 1 Nov 2026, 00:00 until 10 Nov 2026, 12:58:40; what goes on");
  }

  @Test
  void tellsProgramsTheSameMomentInTheListAndOnTheBillAndAnotherTagWithIt() {
    var life = runsUntil("h-1-" + department.id(), "2026-11-10T11:58:40Z");

    var list = page(head, "/api/v1/bills");
    var bill = page(head, "/api/v1/bills/" + Requests.json(list, "$.items[0].id"));

    assertThat(list)
        .bodyJson()
        .extractingPath("$.items[0].countedUntil")
        .isEqualTo("2026-11-10T11:58:40Z");
    assertThat(bill).bodyJson().extractingPath("$.countedUntil").isEqualTo("2026-11-10T11:58:40Z");
    tell(life.now(Billable.NOTHING, Instant.parse("2026-11-10T11:58:40Z")));
    var ended = page(head, "/api/v1/bills/" + Requests.json(list, "$.items[0].id"));
    assertThat(ended).bodyJson().extractingPath("$.countedUntil").isEqualTo("2026-11-10T12:00:00Z");
    assertThat(ended.getResponse().getHeader("ETag"))
        .isNotEqualTo(bill.getResponse().getHeader("ETag"));
  }

  private TestFacts runsUntil(String host, String seen) {
    var life = new TestFacts(department.id(), host);
    tell(life.now(Billable.FULL, Instant.parse("2026-11-10T11:58:00Z")));
    tell(new HostConfirmed(host, Instant.parse(seen), Set.of(life.instanceId)));
    return life;
  }

  @Test
  void leadsToThePricesAndSortsMachinesByNameAsPeopleDo() {
    for (var name : List.of("exam-20", "exam-9", "exam-19")) {
      var life = new TestFacts(department.id(), "h-1").named(name);
      tell(life.now(Billable.FULL, Instant.parse("2026-11-02T12:00:00Z")));
      tell(life.now(Billable.NOTHING, Instant.parse("2026-11-02T13:00:00Z")));
    }

    var bill = page(head, "/bills?period=2026-11");

    assertThat(bill).bodyText().contains("href=\"/prices\">All prices<");
    var explain = Pattern.compile("/bills/[^/\"]+/lines/1").matcher(Requests.text(bill));
    assertThat(explain.find()).isTrue();
    assertThat(page(head, explain.group()))
        .bodyText()
        .contains("href=\"/prices\">starter<")
        .containsPattern(
            "By machine(?s:.)*exam-9<(?s:.)*exam-19<(?s:.)*exam-20<(?s:.)*Every inter");
    assertThat(page(head, "/prices")).hasStatusOk();
  }

  @Test
  void listsWhatALineRestsOnAStretchAtATime() {
    for (int n = 1; n <= 30; n++) {
      var life = new TestFacts(department.id(), "h-1").named("lab-" + n);
      tell(life.now(Billable.FULL, Instant.parse("2026-11-02T12:00:00Z")));
      tell(life.now(Billable.NOTHING, Instant.parse("2026-11-02T13:00:00Z")));
    }
    var found = Pattern.compile("/bills/[^/\"]+/lines/1");
    var line = found.matcher(Requests.text(page(head, "/bills?period=2026-11")));
    assertThat(line.find()).isTrue();

    var explained = page(head, line.group());
    assertThat(shares(explained)).isEqualTo(25);
    assertThat(explained)
        .bodyText()
        .contains(line.group() + "/parts?cursor=25", line.group() + "/evidence?cursor=25");

    var rest = page(head, line.group() + "/parts?cursor=25");
    assertThat(shares(rest)).isEqualTo(6);
    assertThat(rest)
        .bodyText()
        .contains(">lab-30<")
        .doesNotContain(">lab-9<", "Show more", "Every interval", "Unknown, and not charged");
    assertThat(page(head, line.group() + "/evidence?cursor=25"))
        .bodyText()
        .contains("Every interval")
        .doesNotContain("By machine", "Show more");
    assertThat(page(head, line.group() + "/parts?cursor=nonsense")).hasStatus(400);
    assertThat(page(head, line.group() + "/nothing")).hasStatus(404);
  }

  private static long shares(MvcTestResult page) {
    return Pattern.compile("data-label=\"Amount\"").matcher(Requests.text(page)).results().count();
  }

  @Test
  void saysOfADepartmentThatUsedSomethingThatItStaysForItsBills() {
    assertThatExceptionOfType(AtriumException.class)
        .isThrownBy(() -> departments.delete(operator, department.id(), null))
        .withMessageContaining("recorded use, which stays for its bills");
  }

  @Test
  void saysOfWhatWasJustStartedThatNothingIsProvenYet() {
    var fresh = accounts.department();
    var its = accounts.actor(accounts.member(fresh, Role.HEAD));
    assertThat(page(its, "/bills")).bodyText().contains("Nothing to pay for");

    var life = new TestFacts(fresh.id(), "h-" + fresh.id());
    tell(life.now(Billable.FULL, Instant.parse("2026-11-10T11:59:40Z")));

    assertThat(page(its, "/bills"))
        .bodyText()
        .contains("Nothing is proven yet", "hosts are looked over every minute")
        .doesNotContain("Nothing to pay for");
  }

  @Test
  void marksInTheListAndOnTheStartPageHowMuchIsSimulated() {
    assertThat(page(head, "/bills/panels/month"))
        .bodyText()
        .contains("€0.03")
        .doesNotContain("imulated");
    assertThat(page(operator, "/bills")).bodyText().doesNotContainPattern(row("of it simulated"));

    pretended.ids.add(instanceId);

    assertThat(page(head, "/bills/panels/month"))
        .bodyText()
        .contains("badge--simulated", "€0.03 of it simulated");
    assertThat(page(operator, "/bills"))
        .bodyText()
        .containsPattern(row("€0.03 of it simulated"))
        .containsPattern("All together(?s:.)*of it simulated");
  }

  /** What stands in the row of the department in the list of bills. */
  private String row(String what) {
    return department.code() + "</span>((?!</tr>)(?s:.))*" + what;
  }

  @Test
  void saysThatNobodyUsedAnythingAndEndsTheWayBackWhereUseBegan() {
    assertThat(page(operator, "/bills?period=2026-10"))
        .bodyText()
        .contains("Nobody used anything in October 2026")
        .doesNotContain("period=2026-09", "Perhaps");
    assertThat(page(operator, "/bills?period=2026-11")).bodyText().doesNotContain("period=2026-10");
    assertThat(page(operator, "/bills?period=2027-03"))
        .hasStatus(400)
        .bodyText()
        .contains("2027-03 lies in the future: a bill begins with its month.");
  }

  @Test
  void tellsOperatorsThatThereIsNoImageToStartFrom() {
    assertThat(page(operator, "/images/panels/attention")).bodyText().doesNotContain("need__body");

    transaction.executeWithoutResult(rolledBack -> {
      jdbc.sql("update image set status = 'EMPTY'").update();
      assertThat(page(operator, "/images/panels/attention"))
          .bodyText()
          .contains("Add an image", "nobody can request a machine");
      assertThat(page(operator, "/instances/panels/mine"))
          .bodyText()
          .contains("there is none yet")
          .doesNotContain("Choose an image");
      rolledBack.setRollbackOnly();
    });
  }
}
