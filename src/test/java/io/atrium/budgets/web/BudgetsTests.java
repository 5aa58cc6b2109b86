package io.atrium.budgets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.MemberCommands;
import io.atrium.accounts.Office;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.Person;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.billing.web.MoneySetting;
import io.atrium.billing.web.Requests;
import io.atrium.instances.Billable;
import io.atrium.metering.TestFacts;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Budgets as heads set them and members see them, over REST and on the page. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=money"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class BudgetsTests {

  @Autowired private MockMvcTester api;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private MoneySetting.Pretended pretended;

  private Requests requests;
  private TestAccounts accounts;
  private Department department;
  private Person head;
  private String budget;

  @BeforeEach
  void aDepartmentWithItsHead() {
    requests = new Requests(api);
    accounts = new TestAccounts(departments, members, people, directory);
    department = accounts.department();
    head = accounts.member(department, Role.HEAD);
    budget = "/api/v1/budgets/" + department.id();
  }

  @Test
  void isSetByTheHeadAndSeenByEveryMember() {
    var set =
        put("{\"amount\":\"500.5\",\"thresholds\":[100,75],\"whenExceeded\":\"REFUSE\"}", "\"0\"");

    assertThat(set).hasStatusOk().headers().hasValue("ETag", "\"1\"");
    var seen = get(accounts.member(department, Role.MEMBER));
    assertThat(seen).bodyJson().extractingPath("$.amount").isEqualTo("500.50");
    assertThat(seen).bodyJson().extractingPath("$.currency").isEqualTo("EUR");
    assertThat(seen).bodyJson().extractingPath("$.thresholds").asArray().containsExactly(75, 100);
    assertThat(seen).bodyJson().extractingPath("$.whenExceeded").isEqualTo("REFUSE");
    assertThat(trail()).isOne();
  }

  @Test
  void isRefusedToWhoeverSawAnEarlierVersion() {
    put("{\"amount\":\"500\"}", "*");

    assertThat(put("{\"amount\":\"600\"}", "\"0\"")).hasStatus(412);
    assertThat(get(head)).bodyJson().extractingPath("$.amount").isEqualTo("500.00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"amount":"0"}                               | amount
          {"amount":"-5"}                              | amount
          {"amount":"1000000000.01"}                   | amount
          {"amount":"99999999999999999999999"}         | amount
          {"amount":"5.001"}                           | amount
          {"amount":"=1+1"}                            | amount
          {"amount":"1e3"}                             | amount
          {"amount":"5","currency":"USD"}              | currency
          {"amount":"5","currency":"XXZ"}              | currency
          {"amount":"5","thresholds":[0]}              | thresholds
          {"amount":"5","thresholds":[80,80]}          | thresholds
          {"amount":"5","thresholds":[1001]}           | thresholds
          {"amount":"5","thresholds":[null]}           | thresholds[0]
          {"amount":"5","whenExceeded":"SHRUG"}        | whenExceeded
          {"amount":"5","amountt":"5"}                 | amountt
          """)
  void refusesWhatNobodyCanMeanAndStoresNothing(String body, String field) {
    var answer = put(body, "*");

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    assertThat(get(head)).headers().hasValue("ETag", "\"0\"");
  }

  @Test
  void addsUpWhatIsSpentAndForeseenInTheDepartmentAndEverythingBelowIt() {
    var below = accounts.below(department);
    var life = new TestFacts(below.id(), "h-1");
    tell(life.now(Billable.FULL, Instant.parse("2026-11-02T12:00:00Z")));
    tell(life.now(Billable.STORAGE, Instant.parse("2026-11-02T16:00:00Z")));
    tell(
        new TestFacts(department.id(), "h-1")
            .now(Billable.FULL, Instant.parse("2026-11-10T11:00:00Z")));

    var answer = get(head);

    assertThat(answer).bodyJson().extractingPath("$.spent").isEqualTo("0.09");
    assertThat(answer).bodyJson().extractingPath("$.forecast").isEqualTo("12.61");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.method")
        .asString()
        .contains("If nothing changes, the bill says the same");
  }

  @Test
  void saysWhereSimulatedMachinesHaveAShareInWhatIsSpentHereOrBelow() {
    var life = new TestFacts(accounts.below(department).id(), "h-1");
    tell(life.now(Billable.FULL, Instant.parse("2026-11-02T12:00:00Z")));
    assertThat(get(head)).bodyJson().extractingPath("$.simulated").isEqualTo(false);
    assertThat(page(head, "/budgets/" + department.id())).bodyText().doesNotContain("Simulated");

    pretended.ids.add(life.instanceId);

    assertThat(get(head)).bodyJson().extractingPath("$.simulated").isEqualTo(true);
    assertThat(page(head, "/budgets")).bodyText().contains("badge--simulated");
    assertThat(page(head, "/budgets/" + department.id()))
        .bodyText()
        .contains("Simulated machines have a share");
  }

  @Test
  void showsOnThePageWhatIsSpentAndWhatIsAhead() {
    put("{\"amount\":\"20\",\"thresholds\":[50],\"whenExceeded\":\"REFUSE\"}", "*");
    tell(
        new TestFacts(department.id(), "h-1")
            .now(Billable.FULL, Instant.parse("2026-11-10T11:00:00Z")));

    assertThat(page(head, "/budgets"))
        .hasStatusOk()
        .bodyText()
        .contains("€20.00", "orders above it are refused", "near it", "Change", "every second");
    assertThat(page(accounts.member(department, Role.MEMBER), "/budgets"))
        .bodyText()
        .contains("€20.00", "/budgets/" + department.id() + "/raises/new")
        .doesNotContain("/budgets/" + department.id() + "\"");
    assertThat(page(head, "/budgets/" + department.id())).bodyText().contains("20.00");
  }

  @Test
  void moreMoneyIsAskedForDecidedOnceAndToldOnPages() {
    put("{\"amount\":\"20\"}", "*");
    var member = accounts.member(department, Role.MEMBER);
    var asked = post(member, budget("/raises/new"), "amount", "5", "reason", "Exams");
    var raise = asked.getResponse().getRedirectedUrl();
    assertThat(raise).startsWith("/budgets/raises/");

    assertThat(page(head, "/budgets/panels/attention"))
        .bodyText()
        .contains(
            "%s asks for €5.00 more for %s this month".formatted(member.name(), department.name()));
    assertThat(page(member, raise)).bodyText().contains("Take it back").doesNotContain("Decide<");
    assertThat(post(head, raise + "/refuse", "remark", " "))
        .hasStatus(422)
        .bodyText()
        .contains("is required: say why", "Decide<");
    assertThat(post(head, raise + "/approve", "remark", "This once")).hasStatus(302);
    assertThat(post(head, raise + "/refuse", "remark", "No"))
        .hasStatus(422)
        .bodyText()
        .contains("It was approved by " + head.name() + " on ", "“This once”")
        .doesNotContain("Take it back", "Decide<", "??");
  }

  @Test
  void showsTheFormAgainWithWhatWasEnteredAndWhatIsWrongWithIt() {
    var answer =
        api.post()
            .uri("/budgets/" + department.id())
            .param("amount", "a lot")
            .param("thresholds", "80 %, soon")
            .param("whenExceeded", "REFUSE")
            .with(Asking.as(accounts.actor(head)))
            .with(csrf())
            .exchange();

    assertThat(answer)
        .hasStatus(422)
        .bodyText()
        .contains("a lot", "must be a decimal number", "must be percentages such as");
  }

  @Test
  void goesWithItsDepartment() {
    var empty = accounts.department();
    var operator = accounts.officer(Office.OPERATOR);
    requests.put(operator, "/api/v1/budgets/" + empty.id(), "{\"amount\":\"5\"}", "*");

    departments.delete(accounts.actor(operator), empty.id(), null);

    assertThat(
            jdbc.sql("select count(*) from budget where department_id = ?")
                .param(empty.id())
                .query(Long.class)
                .single())
        .isZero();
  }

  private MvcTestResult put(String body, String ifMatch) {
    return requests.put(head, budget, body, ifMatch);
  }

  private MvcTestResult get(Person person) {
    return requests.get(person, budget, "*/*");
  }

  private String budget(String what) {
    return "/budgets/" + department.id() + what;
  }

  private MvcTestResult post(Person person, String path, String... fields) {
    var form = api.post().uri(path).with(Asking.as(accounts.actor(person))).with(csrf());
    for (int n = 0; n < fields.length; n += 2) {
      form = form.param(fields[n], fields[n + 1]);
    }
    return form.exchange();
  }

  private MvcTestResult page(Person person, String path) {
    return api.get().uri(path).with(Asking.as(accounts.actor(person))).exchange();
  }

  private long trail() {
    return jdbc.sql(
            "select count(*) from audit_entry where action = 'budget.changed' and department_id ="
                + " ?")
        .param(department.id())
        .query(Long.class)
        .single();
  }

  private void tell(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }
}
