package io.atrium.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What departments agreed on is no business of other departments, however they ask. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=terms-of-others"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class TermsOfOthersTests {

  private static final String PRICES =
      """
      {"effectiveFrom": "2100-03-01T00:00:00Z", "label": "terms", "prices": [
        {"meter": "vcpu", "unitPrice": "0.01"}, {"meter": "memory", "unitPrice": "0.01"},
        {"meter": "disk", "unitPrice": "0.01"}, {"meter": "address", "unitPrice": "0"}]%s}\
      """;

  private static final String FREE = "\"meter\": \"vcpu\", \"units\": 815";

  @Autowired private MockMvcTester api;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;

  @Test
  void areShownToThoseWhoSeeItsBillsAndThoseOfAllToEverybody() {
    var requests = new Requests(api);
    var accounts = new TestAccounts(departments, members, people, directory);
    var department = accounts.department();
    var head = accounts.member(department, Role.HEAD);
    var member = accounts.member(department, Role.MEMBER);
    var stranger = accounts.member(accounts.department(), Role.HEAD);
    var operator = accounts.officer(Office.OPERATOR);
    var wanted =
        PRICES.formatted(
            """
            , "allowances": [{"meter": "vcpu", "units": 100},
              {"meter": "vcpu", "units": 4711, "departmentId": "%1$s"}],
            "discounts": [{"departmentId": "%1$s", "percent": "47.1"}]\
            """
                .formatted(department.id()));
    var made = requests.post(operator, "/api/v1/prices", wanted);
    var one = "/api/v1/prices/" + Requests.json(made, "$.id");
    var auditor = accounts.officer(Office.AUDITOR);

    for (var path : List.of(one, "/api/v1/prices", "/prices")) {
      for (var each : List.of(stranger, member)) {
        hides(department, seen(accounts.actor(each), path));
      }
      for (var each : List.of(head, operator, auditor)) {
        shows(seen(accounts.actor(each), path));
      }
    }
  }

  @Test
  void stayAsBeforeWhereNothingIsSaidOfThem() {
    var requests = new Requests(api);
    var operator =
        new TestAccounts(departments, members, people, directory).officer(Office.OPERATOR);
    var first = set(requests, operator, "2101-03-01", ", \"allowances\": [{%s}]".formatted(FREE));
    var silent = set(requests, operator, "2101-04-01", "");
    var dropping = set(requests, operator, "2101-05-01", ", \"allowances\": []");

    assertThat(first).bodyJson().extractingPath("$.allowances[0].units").isEqualTo(815);
    assertThat(silent).bodyJson().extractingPath("$.allowances[0].units").isEqualTo(815);
    assertThat(dropping).bodyJson().extractingPath("$.allowances").asArray().isEmpty();
    for (var each : List.of(first, silent, dropping)) {
      var path = "/api/v1/prices/" + Requests.json(each, "$.id");
      assertThat(requests.post(operator, path + "/actions/withdraw", "")).hasStatus(204);
      assertThat(requests.get(operator, path, "application/json")).hasStatus(404);
    }
  }

  private static MvcTestResult set(Requests requests, Person operator, String day, String terms) {
    var wanted = PRICES.formatted(terms).replace("2100-03-01", day);
    return requests.post(operator, "/api/v1/prices", wanted);
  }

  private static void hides(Department department, MvcTestResult answer) {
    assertThat(answer)
        .hasStatusOk()
        .bodyText()
        .contains("100")
        .doesNotContain("4711", "4,711", "47.1", department.id(), department.name() + "<");
  }

  private static void shows(MvcTestResult answer) {
    assertThat(answer).hasStatusOk().bodyText().containsPattern("4,?711").contains("47.1");
  }

  private MvcTestResult seen(Actor actor, String path) {
    return api.get().uri(path).with(Asking.as(actor)).exchange();
  }
}
