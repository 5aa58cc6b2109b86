package io.atrium.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
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
import io.atrium.instances.Billable;
import io.atrium.metering.TestFacts;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
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

/** Bills along the tree: a faculty with two institutes, one of which has a group below it. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=money"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class RollupPagesTests {

  @Autowired private MockMvcTester api;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MoneySetting.Pretended pretended;

  private Requests requests;
  private TestAccounts accounts;
  private Department faculty;
  private Department institute;
  private Department group;
  private Person head;

  @BeforeEach
  void aFacultyAndWhatRunsInIt() {
    requests = new Requests(api);
    accounts = new TestAccounts(departments, members, people, directory);
    faculty = accounts.department();
    institute = accounts.below(faculty);
    group = accounts.below(institute);
    accounts.below(faculty);
    head = accounts.member(faculty, Role.HEAD);
    ran(faculty, 1);
    ran(institute, 2);
    ran(group, 4);
  }

  @Test
  void addsUpEveryDepartmentWithAllBelowItFromTheRoundedTotals() {
    var answer = get(head, "/api/v1/bills/rollup?period=2026-11&departmentId=" + faculty.id());

    assertThat(answer).hasStatusOk();
    own(answer).containsExactlyInAnyOrder("0.03", "0.05", "0.09", "0.00");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.departments[*].together")
        .asArray()
        .containsExactlyInAnyOrder("0.17", "0.14", "0.09", "0.00");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.departments[*].depth")
        .asArray()
        .containsExactlyInAnyOrder(0, 1, 2, 1);
    assertThat(answer).bodyJson().extractingPath("$.total").isEqualTo("0.17");
  }

  @Test
  void beginsWhereWhoeverAsksMaySeeBills() {
    var lower = accounts.member(institute, Role.HEAD);

    own(get(lower, "/api/v1/bills/rollup")).containsExactlyInAnyOrder("0.05", "0.09");
    assertThat(get(lower, "/api/v1/bills/rollup?departmentId=" + faculty.id())).hasStatus(404);
    assertThat(get(accounts.member(faculty, Role.MEMBER), "/api/v1/bills/rollup")).hasStatus(403);
    var operator = accounts.officer(Office.OPERATOR);
    assertThat(get(operator, "/api/v1/bills/rollup"))
        .bodyJson()
        .extractingPath("$.departments[0].parentId")
        .isNull();
    assertThat(get(operator, "/api/v1/bills/rollup?departmentId=dep-none")).hasStatus(404);
  }

  @Test
  void writesOneRowForEachDepartmentIntoTheSpreadsheet() {
    var csv = Requests.text(get(head, "/api/v1/bills/rollup.csv?period=2026-11"));

    assertThat(csv.lines()).hasSize(5);
    assertThat(csv)
        .startsWith("period,depth,department,departmentName,departmentId,parentId,bill,status,own,")
        .containsPattern("2026-11,2,[^,]+,[^,]+,%s,%s,inv-".formatted(group.id(), institute.id()))
        .contains(",OPEN,0.03,0.17,EUR,");
  }

  @Test
  void saysUpToTheTopHowMuchOfItIsSimulated() {
    assertThat(page(head, "/bills")).bodyText().doesNotContain("badge--simulated");

    pretended.ids.add(ran(group, 1));

    assertThat(
            JsonPath.<List<Object>>read(
                Requests.text(get(head, "/api/v1/bills/rollup")),
                "$.departments[?(@.simulated == true)].simulatedAmount"))
        .containsExactly("0.03", "0.03", "0.03");
    assertThat(Requests.text(get(head, "/api/v1/bills/rollup.csv")))
        .contains("currency,simulated,simulatedAmount\r\n", ",EUR,true,0.03", ",EUR,false,0.00");
    assertThat(page(head, "/bills"))
        .bodyText()
        .contains("badge--simulated", "€0.03 of it simulated");
  }

  @Test
  void takesTheHeadOfAParentFromTheBillsToTheTree() {
    assertThat(page(head, "/bills"))
        .hasStatusOk()
        .bodyText()
        .contains(
            "With all below", "€0.17", "€0.14", "2 levels down", "The tree is the one of today");
    assertThat(page(accounts.member(group, Role.HEAD), "/bills"))
        .bodyText()
        .contains("What it is for")
        .doesNotContain("With all below");
    assertThat(page(accounts.officer(Office.OPERATOR), "/bills"))
        .bodyText()
        .contains("All together", "/bills/rollup/dep-");
  }

  @Test
  void refusesAMonthThatLiesInTheFuture() {
    for (var path :
        new String[] {"/api/v1/bills", "/api/v1/bills/rollup", "/api/v1/bills/rollup.csv"}) {
      assertThat(get(head, path + "?period=2026-12"))
          .hasStatus(400)
          .bodyText()
          .contains("2026-12 lies in the future");
    }
  }

  private static AbstractListAssert<?, ?, Object, ?> own(MvcTestResult answer) {
    return assertThat(JsonPath.<List<Object>>read(Requests.text(answer), "$.departments[*].own"));
  }

  private String ran(Department department, int hours) {
    var life = new TestFacts(department.id(), "h-1");
    var from = Instant.parse("2026-11-02T12:00:00Z");
    tell(life.now(Billable.FULL, from));
    tell(life.now(Billable.NOTHING, from.plusSeconds(3_600L * hours)));
    return life.instanceId;
  }

  private void tell(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private MvcTestResult get(Person person, String path) {
    return requests.get(person, path, "*/*");
  }

  private MvcTestResult page(Person person, String path) {
    return api.get().uri(path).with(Asking.as(accounts.actor(person))).exchange();
  }
}
