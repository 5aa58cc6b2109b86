package io.atrium.costs.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.ZoneOffset;
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

/** Where the money goes: over time, for those who see the bills, and never for others. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=costs"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class CostsPagesTests {

  private static final String NOVEMBER = "2026-11-02T12:00:00Z";

  @Autowired private MockMvcTester api;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private TestAccounts accounts;
  private Department faculty;
  private Department institute;
  private Person head;
  private Person owner;

  @BeforeEach
  void aFacultyAndWhatRunsInIt() {
    accounts = new TestAccounts(departments, members, people, directory);
    faculty = accounts.department();
    institute = accounts.below(faculty);
    head = accounts.member(faculty, Role.HEAD);
    owner = accounts.member(institute, Role.MEMBER);
  }

  @Test
  void showsEachDepartmentDayByDayWithItsTableAndTheMonthBefore() {
    ran(faculty, NOVEMBER, 2);
    ran(institute, "2026-11-03T12:00:00Z", 4);
    ran(institute, "2026-10-05T12:00:00Z", 1);

    assertThat(page(head, "/costs?period=2026-11"))
        .hasStatusOk()
        .bodyText()
        .contains(institute.name(), faculty.name(), "role=\"img\"", "id=\"at-2026-11-03\"")
        .contains("November 2026: €0.15 altogether", "The same days of October 2026", "€0.02")
        .contains("€0.12 more than then (500 %)");
  }

  @Test
  void saysThatThereIsNothingWhereNothingWasUsed() {
    assertThat(page(head, "/costs"))
        .hasStatusOk()
        .bodyText()
        .contains("Nothing was used in November 2026", "As much as then")
        .doesNotContain("role=\"img\"");
  }

  @Test
  void tellsServicesAndPeopleApart() {
    labelled(ran(institute, NOVEMBER, 2), "{\"service\":\"=moodle\"}");
    ran(institute, NOVEMBER, 1);

    var byService = "?by=label&label=service&departmentId=" + institute.id();
    assertThat(page(head, "/costs" + byService))
        .hasStatusOk()
        .bodyText()
        .contains("=moodle", "No service", "By what the labels of the machines say now");
    assertThat(page(head, "/costs?by=person"))
        .bodyText()
        .contains(
            owner.name(), "Owner not known", "By whoever owns the machine, or added the image");
    assertThat(page(head, "/costs/csv" + byService))
        .hasStatusOk()
        .bodyText()
        .startsWith("period,from,by,label,key,name,amount,currency\r\n")
        .contains("2026-11,2026-11-02,label,service,'=moodle,'=moodle,0.049200,EUR");
  }

  @Test
  void tellsPeopleAndLabelsApartOverRestToo() {
    labelled(ran(institute, NOVEMBER, 2), "{\"service\":\"moodle\"}");

    var requests = new Requests(api);
    var byLabel = "/api/v1/usage?groupBy=label&label=service&departmentId=" + institute.id();
    assertThat(requests.get(head, byLabel, "*/*"))
        .bodyJson()
        .extractingPath("$.items[0].key")
        .isEqualTo("moodle");
    var byPerson = "/api/v1/usage?groupBy=person&departmentId=" + institute.id();
    assertThat(requests.get(head, byPerson, "*/*"))
        .bodyJson()
        .extractingPath("$.items[0].name")
        .isEqualTo(owner.name());
    assertThat(requests.get(head, "/api/v1/usage?groupBy=label", "*/*")).hasStatus(400);
  }

  @Test
  void showsAYearByMonths() {
    ran(institute, NOVEMBER, 2);

    assertThat(page(head, "/costs?period=2026"))
        .hasStatusOk()
        .bodyText()
        .contains("id=\"at-2026-11-01\"", "The same part of 2025");
  }

  @Test
  void neverShowsWhatOthersPay() {
    var stranger = accounts.department();
    ran(stranger, NOVEMBER, 190);

    for (var by : new String[] {"department", "person", "label&label=service"}) {
      assertThat(page(head, "/costs?by=" + by))
          .hasStatusOk()
          .bodyText()
          .contains("Nothing was used")
          .doesNotContain(stranger.name());
    }
    assertThat(page(head, "/costs?departmentId=" + stranger.id())).hasStatus(404);
    assertThat(page(head, "/costs/csv?departmentId=" + stranger.id())).hasStatus(404);
    assertThat(page(owner, "/costs")).hasStatus(403);
    assertThat(page(accounts.officer(Office.AUDITOR), "/costs"))
        .bodyText()
        .contains(stranger.name());
  }

  @Test
  void refusesWhatCannotBeShown() {
    for (var wrong : new String[] {"period=2026-12", "period=26-11", "by=meter", "by=colour"}) {
      assertThat(page(head, "/costs?" + wrong)).as(wrong).hasStatus(400);
    }
  }

  private TestFacts ran(Department department, String at, int hours) {
    var life = new TestFacts(department.id(), "h-1");
    var from = Instant.parse(at);
    tell(life.now(Billable.FULL, from));
    tell(life.now(Billable.NOTHING, from.plusSeconds(3_600L * hours)));
    return life;
  }

  /** The instance as its own room keeps it, deleted by now. */
  private void labelled(TestFacts life, String labels) {
    var now = Instant.parse("2026-11-09T12:00:00Z").atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            insert into instance (id, name, kind, department_id, owner_id, environment, image_id,
              offering_id, vcpus, memory_mib, disk_gib, labels, is_protected, wait_for_capacity,
              desired, generation, observed_generation, provisioned, addresses, conditions, phase,
              billable, billable_since, billable_sequence, created_at, deleted_at, attempts,
              claim_epoch, version)
            values (:id, :id, 'CONTAINER', :department, :owner, 'PRODUCTION', 'img', 'off-1', 2,
              1024, 10, :labels, false, false, 'ABSENT', 1, 1, true, '', '[]', 'DELETED',
              'NOTHING', :now, 2, :now, :now, 0, 0, 0)\
            """)
        .param("id", life.instanceId)
        .param("department", institute.id())
        .param("owner", owner.id())
        .param("labels", labels)
        .param("now", now)
        .update();
  }

  private void tell(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private MvcTestResult page(Person person, String path) {
    return api.get().uri(path).with(Asking.as(accounts.actor(person))).exchange();
  }
}
