package io.atrium.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.MemberCommands;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.Person;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.billing.BillCloser;
import io.atrium.instances.Billable;
import io.atrium.metering.TestFacts;
import io.atrium.testing.MovableClock;
import java.time.Instant;
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

// Months are closed here, so these tests have a database of their own.
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=verification"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class VerificationTests {

  @Autowired private MockMvcTester api;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private BillCloser closer;
  @Autowired private MovableClock clock;
  @Autowired private JdbcClient jdbc;

  private TestAccounts accounts;
  private TestFacts life;
  private Person head;
  private String bill;

  @BeforeEach
  void aClosedMonth() {
    accounts = new TestAccounts(departments, members, people, directory);
    Department department = accounts.department();
    head = accounts.member(department, Role.HEAD);
    life = new TestFacts(department.id(), "h-1");
    clock.set(Instant.parse("2026-11-10T12:00:00Z"));
    tell(Billable.FULL, "2026-11-02T12:00:00Z");
    tell(Billable.NOTHING, "2026-11-02T13:00:00Z");
    bill = Requests.json(get("/api/v1/bills?period=2026-11"), "$.items[0].id");
  }

  @Test
  void provesAnIssuedBillInTheInterfaceAndOnItsPage() {
    close();

    var proof = get("/api/v1/bills/%s/verification".formatted(bill));

    assertThat(proof).bodyJson().extractingPath("$.identical").isEqualTo(true);
    assertThat(proof).bodyJson().extractingPath("$.basis").isEqualTo("FACTS");
    assertThat(proof).bodyJson().extractingPath("$.ledgerHeadInChain").isEqualTo(true);
    assertThat(Requests.json(proof, "$.issued"))
        .startsWith("sha256:")
        .isEqualTo(Requests.json(proof, "$.recomputed"));
    assertThat(page("/bills/" + bill)).bodyText().contains("/bills/" + bill + "/verification");
    assertThat(page("/bills/" + bill + "/verification"))
        .hasStatusOk()
        .bodyText()
        .contains(Requests.json(proof, "$.sentence"), "It is in the ledger of the department.");
  }

  @Test
  void saysWhereABillNoLongerFollowsFromItsFacts() {
    close();
    jdbc.sql("update usage_fact set vcpus = vcpus + 1 where instance_id = ?")
        .param(life.instanceId)
        .update();

    var proof = get("/api/v1/bills/%s/verification".formatted(bill));

    assertThat(proof).bodyJson().extractingPath("$.identical").isEqualTo(false);
    assertThat(Requests.json(proof, "$.sentence")).contains("for 2026-11 differs in line 1 (vCPU");
    assertThat(page("/bills/" + bill + "/verification")).bodyText().contains("differs in line 1");
  }

  @Test
  void provesAReplacedBillFromTheIntervalsItWasIssuedWith() {
    close();
    tell(Billable.FULL, "2026-11-03T12:00:00Z");
    tell(Billable.NOTHING, "2026-11-03T13:00:00Z");
    closer.closeDue();

    var proof = get("/api/v1/bills/%s/verification".formatted(bill));

    assertThat(proof).bodyJson().extractingPath("$.identical").isEqualTo(true);
    assertThat(proof).bodyJson().extractingPath("$.basis").isEqualTo("EVIDENCE");
  }

  @Test
  void isOfferedOnAClosedBillWhichTellsItsWholeMonth() {
    close();

    assertThat(page("/bills/" + bill))
        .bodyText()
        .contains("Closed", "/verification", "From 1 Nov 2026, 00:00 until 1 Dec 2026, 00:00")
        .doesNotContain("Everything from");
    assertThat(get("/api/v1/bills/" + bill)).bodyJson().extractingPath("$.countedUntil").isNull();
  }

  @Test
  void refusesToVerifyWhatIsStillOpen() {
    var refused = get("/api/v1/bills/%s/verification".formatted(bill));

    assertThat(refused).hasStatus(409).bodyText().contains("wrong-state", "still open");
    assertThat(page("/bills/" + bill)).bodyText().doesNotContain("/verification");
  }

  private void close() {
    clock.set(Instant.parse("2026-12-01T08:00:00Z"));
    closer.closeDue();
  }

  private void tell(Billable billable, String at) {
    transaction.executeWithoutResult(
        _ -> events.publishEvent(life.now(billable, Instant.parse(at))));
  }

  private MvcTestResult get(String path) {
    return new Requests(api).get(head, path, "*/*");
  }

  private MvcTestResult page(String path) {
    return api.get().uri(path).with(Asking.as(accounts.actor(head))).exchange();
  }
}
