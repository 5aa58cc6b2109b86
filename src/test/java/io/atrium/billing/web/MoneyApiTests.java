package io.atrium.billing.web;

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
import io.atrium.instances.Billable;
import io.atrium.kernel.Ids;
import io.atrium.metering.TestFacts;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=money"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class MoneyApiTests {

  private static final String BAD_TERMS =
      """
      , "allowances": [{"meter": "vcpu", "units": 0}, {"meter": "gold", "units": 1},
        {"meter": "disk", "units": 5, "departmentId": "dep-none"}, {"meter": "vcpu", "units": 7}],
      "discounts": [{"departmentId": "dep-none", "percent": "100.1"},
        {"departmentId": "%1$s", "percent": "1.25"}, {"departmentId": "%1$s", "percent": "0"},
        {"percent": "many"}]\
      """;

  private static final String PRICES =
      """
      {"effectiveFrom": "2099-03-01T00:00:00Z", "label": "terms", "prices": [
        {"meter": "vcpu", "unitPrice": "0.01"}, {"meter": "memory", "unitPrice": "0.01"},
        {"meter": "disk", "unitPrice": "0.01"}, {"meter": "address", "unitPrice": "0"}]%s}\
      """;

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
  private Person member;
  private Person stranger;
  private Person operator;

  @BeforeEach
  void begin() {
    requests = new Requests(api);
    accounts = new TestAccounts(departments, members, people, directory);
    department = accounts.department();
    head = accounts.member(department, Role.HEAD);
    member = accounts.member(department, Role.MEMBER);
    stranger = accounts.member(accounts.department(), Role.HEAD);
    operator = accounts.officer(Office.OPERATOR);
  }

  @Test
  void letsOperatorsSetQuotaAndMembersSeeIt() {
    var limits =
        """
        {"instances": 20, "vcpus": 40, "memoryMib": 81920, "diskGib": 500, "addresses": 20,
         "snapshots": null}\
        """;

    var set = requests.put(operator, quota(), limits, "*");
    var seen = get(member, quota());

    assertThat(set).hasStatusOk();
    assertThat(seen).bodyJson().extractingPath("$.instances.limit").isEqualTo(20);
    assertThat(seen).bodyJson().extractingPath("$.instances.used").isEqualTo(0);
    assertThat(seen).bodyJson().extractingPath("$.snapshots.limit").isNull();
    assertThat(get(member, "/api/v1/quotas"))
        .bodyJson()
        .extractingPath("$.items[0].departmentId")
        .isEqualTo(department.id());
    assertThat(requests.put(operator, quota(), limits, "\"0\"")).hasStatus(412);
    assertThat(requests.put(head, quota(), limits, "*")).hasStatus(403);
    assertThat(get(stranger, quota())).hasStatus(404);
    var wrong = requests.put(operator, quota(), "{\"instances\": -1, \"vcpus\": -1}", "*");
    assertThat(wrong).hasStatus(400);
    assertThat(wrong).bodyJson().extractingPath("$.errors").asArray().hasSize(2);
  }

  @Test
  void showsPricesToEverybodyAndLetsOperatorsSetThoseToCome() {
    assertThat(get(member, "/api/v1/prices"))
        .bodyJson()
        .extractingPath("$.items[?(@.id=='price-starter')].label")
        .asArray()
        .containsExactly("starter");
    var wanted =
        """
        {"effectiveFrom": "2027-03-01T00:00:00.5Z", "label": "Spring", "prices": [
          {"meter": "vcpu", "unitPrice": "0.01"}, {"meter": "memory", "unitPrice": "0.005"},
          {"meter": "disk", "unitPrice": "0.0001"}, {"meter": "address", "unitPrice": "0"},
          {"meter": "vcpu", "environment": "TEST", "unitPrice": "0.004"}]}\
        """;

    var made = post(operator, "/api/v1/prices", wanted);

    assertThat(made).hasStatus(201).headers().containsHeader("Location");
    assertThat(made).bodyJson().extractingPath("$.effectiveFrom").isEqualTo("2027-03-01T00:00:01Z");
    assertThat(post(member, "/api/v1/prices", wanted)).hasStatus(403);
    assertThat(post(operator, "/api/v1/prices", wanted)).hasStatus(409);
  }

  @Test
  void keepsAllowancesAndDiscountsWithThePrices() {
    var wanted =
        PRICES.formatted(
            """
            , "allowances": [{"meter": "vcpu", "units": 100}],
            "discounts": [{"departmentId": "%s", "percent": "12.5"}]\
            """
                .formatted(department.id()));

    var made = post(operator, "/api/v1/prices", wanted);

    assertThat(made).hasStatus(201);
    assertThat(made).bodyJson().extractingPath("$.allowances[0].units").isEqualTo(100);
    assertThat(made).bodyJson().extractingPath("$.allowances[0].per").isEqualTo("vcpu-hour");
    assertThat(made).bodyJson().extractingPath("$.discounts[0].percent").isEqualTo("12.5");
  }

  @Test
  void namesEverythingThatIsWrongWithAllowancesAndDiscounts() {
    var wanted = PRICES.replace("2099", "2098").formatted(BAD_TERMS.formatted(department.id()));

    var allowances = Stream.of("[0].units", "[1].meter", "[2].departmentId", "[3]");
    var discounts =
        Stream.of(
            "[0].percent",
            "[0].departmentId",
            "[1].percent",
            "[2].percent",
            "[2]",
            "[3].departmentId",
            "[3].percent");
    assertThat(post(operator, "/api/v1/prices", wanted))
        .hasStatus(400)
        .bodyJson()
        .extractingPath("$.errors[*].field")
        .asArray()
        .containsExactlyInAnyOrder(
            Stream.concat(allowances.map("allowances"::concat), discounts.map("discounts"::concat))
                .toArray());
  }

  @Test
  void namesEverythingThatIsWrongWithNewPrices() {
    var past =
        """
        {"effectiveFrom": "2026-11-01T00:00:00Z", "label": " ", "prices": [
          {"meter": "vcpu", "unitPrice": "1"}, {"meter": "vcpu", "unitPrice": "2"}]}\
        """;
    var odd =
        """
        {"effectiveFrom": "2027-01-01T00:00:00Z", "label": "x", "prices": [
          {"meter": "sunshine", "unitPrice": "1e9"}]}\
        """;

    var answer = post(operator, "/api/v1/prices", past);

    assertThat(answer).hasStatus(400);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors[*].field")
        .asArray()
        .containsExactly("effectiveFrom", "label", "prices[1]", "prices", "prices", "prices");
    assertThat(post(operator, "/api/v1/prices", odd))
        .bodyJson()
        .extractingPath("$.errors[*].field")
        .asArray()
        .containsExactly("prices[0].meter", "prices[0].unitPrice");
  }

  @Test
  void showsTheBillAsJsonAndCsvWithAnExplanationOfEachLine() {
    ranAnHour();

    var list = get(head, "/api/v1/bills?period=2026-11");
    assertThat(list).bodyJson().extractingPath("$.items[0].status").isEqualTo("OPEN");
    assertThat(list).bodyJson().extractingPath("$.items[0].total").isEqualTo("0.03");
    var id = Requests.json(list, "$.items[0].id");
    var bill = get(head, "/api/v1/bills/" + id);
    assertThat(bill).hasStatusOk().headers().containsHeader("ETag");
    assertThat(bill).bodyJson().extractingPath("$.lines[0].quantity").isEqualTo("7200");
    assertThat(bill).bodyJson().extractingPath("$.lines[0].unitPrice").isEqualTo("0.0090");

    var explained = get(head, "/api/v1/bills/%s/lines/1/explanation".formatted(id));
    assertThat(explained).bodyJson().extractingPath("$.evidenceSum").isEqualTo("7200");
    assertThat(explained).bodyJson().extractingPath("$.evidence[0].seconds").isEqualTo(3_600);
    assertThat(explained).bodyJson().extractingPath("$.currency").isEqualTo("EUR");
    assertThat(explained).bodyJson().extractingPath("$.priceVersion.effectiveUntil").isNull();
    assertThat(get(head, "/api/v1/bills/%s/lines/9/explanation".formatted(id))).hasStatus(404);

    assertThat(Requests.text(get(head, "/api/v1/bills/%s.csv".formatted(id))))
        .startsWith("bill,department,")
        .contains(
            "priceVersionId,simulatedInstances,listUnitPrice,discountPercent,freeQuantity\r\n")
        .containsPattern(
            "vcpu-seconds,0.0090,vcpu-hour,0.02,EUR,1,PRODUCTION,[A-Z]+,price-starter,0,0.0090,0,0");
    assertThat(requests.get(head, "/api/v1/bills/" + id, "text/csv"))
        .hasStatusOk()
        .hasContentTypeCompatibleWith("text/csv");
  }

  @Test
  void marksSimulatedMachinesWhereverTheyStandOnABill() {
    ranAnHour();
    pretended.ids.add(ranAnHour().instanceId);

    var id = Requests.json(get(head, "/api/v1/bills?period=2026-11"), "$.items[0].id");
    var bill = get(head, "/api/v1/bills/" + id);
    assertThat(bill).bodyJson().extractingPath("$.simulatedInstances").isEqualTo(1);
    assertThat(bill).bodyJson().extractingPath("$.total").isEqualTo("0.05");
    assertThat(bill).bodyJson().extractingPath("$.simulatedAmount").isEqualTo("0.02");
    assertThat(bill).bodyJson().extractingPath("$.lines[0].instances").isEqualTo(2);
    assertThat(bill).bodyJson().extractingPath("$.lines[0].simulatedInstances").isEqualTo(1);
    assertThat(Requests.text(get(head, "/api/v1/bills/%s.csv".formatted(id))))
        .contains(",price-starter,1,");
    assertThat(get(head, "/api/v1/bills/%s/lines/1/explanation".formatted(id)))
        .bodyJson()
        .extractingPath("$.shares[*].simulated")
        .asArray()
        .containsExactlyInAnyOrder(true, false);
    assertThat(page("/bills/" + id))
        .bodyText()
        .contains("This bill includes one simulated machine", "One simulated");
    assertThat(page("/bills/%s/lines/1".formatted(id)))
        .bodyText()
        .containsOnlyOnce("badge--simulated");
  }

  @Test
  void hidesBillsFromWhoeverMayNotSeeThem() {
    ranAnHour();
    var id = Requests.json(get(head, "/api/v1/bills"), "$.items[0].id");

    assertThat(get(member, "/api/v1/bills/" + id)).hasStatus(403);
    assertThat(get(member, "/api/v1/bills")).hasStatus(403);
    assertThat(get(stranger, "/api/v1/bills/" + id)).hasStatus(404);
    assertThat(get(head, "/api/v1/bills/inv-00000000000000000")).hasStatus(404);
    assertThat(get(head, "/api/v1/bills?period=november")).hasStatus(400);
  }

  @Test
  void sumsUpUseWithItsCost() {
    var life = ranAnHour();

    var byMeter = get(head, "/api/v1/usage?groupBy=meter");
    assertThat(byMeter).bodyJson().extractingPath("$.cost").isEqualTo("0.024600");
    assertThat(byMeter)
        .bodyJson()
        .extractingPath("$.items[?(@.key=='vcpu')].usage[0].quantity")
        .asArray()
        .containsExactly("7200");
    assertThat(get(head, "/api/v1/usage?groupBy=day"))
        .bodyJson()
        .extractingPath("$.items[0].key")
        .isEqualTo("2026-11-02");
    assertThat(get(head, "/api/v1/usage?groupBy=instance"))
        .bodyJson()
        .extractingPath("$.items[0].key")
        .isEqualTo(life.instanceId);
    assertThat(get(head, "/api/v1/usage?groupBy=colour")).hasStatus(400);
    assertThat(get(member, "/api/v1/usage")).hasStatus(403);

    var intervals = get(member, "/api/v1/instances/%s/usage?limit=3".formatted(life.instanceId));
    assertThat(intervals).bodyJson().extractingPath("$.items").asArray().hasSize(3);
    assertThat(intervals).bodyJson().extractingPath("$.nextCursor").isEqualTo("3");
    assertThat(get(stranger, "/api/v1/instances/%s/usage".formatted(life.instanceId)))
        .hasStatus(404);
  }

  @Test
  void estimatesAnOrderByTheCodeThatBills() {
    var offering = offering();
    var order =
        """
        {"offeringId": "%s", "environment": "PRODUCTION", "name": "exam",
         "from": "2026-11-02T12:00:00Z", "to": "2026-11-02T13:00:00Z"}\
        """
            .formatted(offering);

    var estimate = post(member, "/api/v1/estimates", order);

    assertThat(estimate).bodyJson().extractingPath("$.perHour").isEqualTo("0.0312");
    assertThat(estimate).bodyJson().extractingPath("$.month").isEqualTo("2026-12");
    assertThat(estimate).bodyJson().extractingPath("$.perMonth").isEqualTo("23.21");
    assertThat(estimate).bodyJson().extractingPath("$.planned.total").isEqualTo("0.03");
    assertThat(post(member, "/api/v1/estimates", "{\"count\": 0}"))
        .bodyJson()
        .extractingPath("$.errors")
        .asArray()
        .hasSize(2);
    assertThat(post(member, "/api/v1/estimates", "{\"offeringId\": \"off-none\"}")).hasStatus(400);
  }

  @Test
  void tellsTheSamePriceOfAMonthOnTheOrderPageAsInTheEstimate() {
    var form = page("/instances/new");
    var size = Pattern.compile("name=\"offeringId\"[^>]*value=\"(off-[0-9a-f]{17})\"[^>]*checked");
    var offering = size.matcher(Requests.text(form));
    assertThat(offering.find()).isTrue();

    var estimate =
        post(
            member,
            "/api/v1/estimates",
            "{\"offeringId\": \"%s\", \"environment\": \"TEST\"}".formatted(offering.group(1)));

    assertThat(form)
        .bodyText()
        .contains(
            "€%s for the whole of December 2026".formatted(Requests.json(estimate, "$.perMonth")));
  }

  /** A container of two vCPU, one GiB and ten GiB disk that ran from noon to one. */
  private TestFacts ranAnHour() {
    var life = new TestFacts(department.id(), "h-1");
    transaction.executeWithoutResult(_ -> {
      events.publishEvent(life.now(Billable.FULL, Instant.parse("2026-11-02T12:00:00Z")));
      events.publishEvent(life.now(Billable.NOTHING, Instant.parse("2026-11-02T13:00:00Z")));
    });
    return life;
  }

  private String offering() {
    var id = new Ids().next("off");
    jdbc.sql(
            "insert into offering values (?, ?, ?, 'for tests', 'CONTAINER', 2, 2048, 20, true, 0)")
        .params(id, id, id)
        .update();
    return id;
  }

  private String quota() {
    return "/api/v1/departments/%s/quota".formatted(department.id());
  }

  private MvcTestResult page(String path) {
    return api.get().uri(path).with(Asking.as(accounts.actor(head))).exchange();
  }

  private MvcTestResult get(Person person, String uri) {
    return requests.get(person, uri, "*/*");
  }

  private MvcTestResult post(Person person, String uri, String body) {
    return requests.post(person, uri, body);
  }
}
