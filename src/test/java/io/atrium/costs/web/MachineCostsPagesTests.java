package io.atrium.costs.web;

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
import io.atrium.billing.web.MoneySetting;
import io.atrium.billing.web.Requests;
import io.atrium.instances.Billable;
import io.atrium.instances.CountersRead;
import io.atrium.instances.CountersRead.Counted;
import io.atrium.metering.TestFacts;
import io.atrium.testing.MovableClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What costs most and what is wasted, with amounts that follow from prices and hours. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=machine-costs"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class MachineCostsPagesTests {

  private static final Instant BEGIN = Instant.parse("2026-11-01T12:00:00Z");

  private static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");

  @Autowired private MockMvcTester api;
  @Autowired private MovableClock clock;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;

  private TestAccounts accounts;
  private Department department;
  private Person head;

  @BeforeEach
  void aDepartment() {
    accounts = new TestAccounts(departments, members, people, directory);
    department = accounts.department();
    head = accounts.member(department, Role.HEAD);
  }

  @Test
  void showsTheDearestFirstWithTheirPartAndWhatTheyCostBefore() {
    ran("small-one", "2026-11-02T12:00:00Z", 10);
    ran("large-one", "2026-11-02T12:00:00Z", 30);
    ran("large-one-before", "2026-10-02T12:00:00Z", 30);

    assertThat(page("/costs/machines?period=2026-11"))
        .hasStatusOk()
        .bodyText()
        .containsSubsequence("large-one", "€0.74", "75.0 %", "small-one", "€0.25", "25.0 %")
        .doesNotContain("large-one-before");
    assertThat(panel("/costs/machines?period=2026-11"))
        .bodyText()
        .contains("large-one")
        .doesNotContain("<html");
  }

  @Test
  void tellsWhatAStoppedMachineCostsForItsDiskEachMonth() {
    var life = new TestFacts(department.id(), "h-1").named("forgotten");
    tell(life.now(Billable.FULL, BEGIN));
    tell(life.now(Billable.STORAGE, BEGIN.plusSeconds(3_600)));

    assertThat(page("/costs/waste"))
        .hasStatusOk()
        .bodyText()
        .contains("forgotten", "Stopped since", "€0.45 a month", "€0.45 for stopped ones");
    assertThat(new Requests(api).get(head, "/api/v1/waste", "*/*"))
        .bodyJson()
        .hasPathSatisfying("$.items[0].perMonth", each -> assertThat(each).isEqualTo("0.45"))
        .hasPathSatisfying("$.items[0].reason", each -> assertThat(each).isEqualTo("STOPPED"))
        .hasPathSatisfying("$.items[0].month", each -> assertThat(each).isEqualTo("2026-12"));
  }

  @Test
  void tellsWhatAMachineCostsThatRunsForNobody() {
    var life = new TestFacts(department.id(), "h-1").named("sleeper");
    tell(life.now(Billable.FULL, BEGIN));
    read(life, BEGIN.plusSeconds(60), 1_000_000L);
    read(life, NOW.minusSeconds(60), 2_000_000L);

    assertThat(panel("/costs/waste"))
        .hasStatusOk()
        .bodyText()
        .contains("sleeper", "Used 0.00 % of its processors in seven days", "€18.30 a month");
  }

  @Test
  void saysThatNothingIsKnownToBeWasted() {
    assertThat(page("/costs/waste")).bodyText().contains("none that runs is known to be idle");
    assertThat(page("/costs/machines")).bodyText().contains("Nothing was used in November 2026");
  }

  @Test
  void neverTellsOfWhatOthersPay() {
    var other = accounts.department();
    var life = new TestFacts(other.id(), "h-1").named("secret-one");
    tell(life.now(Billable.FULL, BEGIN));
    tell(life.now(Billable.STORAGE, BEGIN.plusSeconds(3_600)));

    assertThat(page("/costs/waste")).bodyText().doesNotContain("secret-one");
    assertThat(page("/costs/machines")).bodyText().doesNotContain("secret-one");
    assertThat(page("/costs/waste?departmentId=" + other.id())).hasStatus(404);
    assertThat(page("/costs/machines?departmentId=" + other.id())).hasStatus(404);
  }

  private void ran(String name, String at, int hours) {
    var life = new TestFacts(department.id(), "h-1").named(name);
    var from = Instant.parse(at);
    tell(life.now(Billable.FULL, from));
    tell(life.now(Billable.NOTHING, from.plusSeconds(3_600L * hours)));
  }

  private void read(TestFacts life, Instant at, long cpuNanos) {
    clock.set(at);
    var counted = new Counted(life.instanceId, "run-1", cpuNanos, null, null, null, null);
    tell(new CountersRead("h-1", at, List.of(counted)));
    clock.set(NOW);
  }

  private void tell(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private MvcTestResult page(String path) {
    return api.get().uri(path).with(Asking.as(accounts.actor(head))).exchange();
  }

  private MvcTestResult panel(String path) {
    return api.get()
        .uri(path)
        .header("HX-Request", "true")
        .with(Asking.as(accounts.actor(head)))
        .exchange();
  }
}
