package io.atrium.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.MemberCommands;
import io.atrium.accounts.Office;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.Person;
import io.atrium.accounts.PersonChange;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.billing.BillCloser;
import io.atrium.instances.Billable;
import io.atrium.metering.TestFacts;
import io.atrium.testing.MovableClock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What went wrong with the money of others, asked for as programs ask. */
// Prices are the whole institution's, so these tests have a context of their own.
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=storedlines"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class KnownMoneyTroublesTests {

  private static final String PRICES =
      """
      {"effectiveFrom": "%s", "label": "%s", "prices": [
        {"meter": "vcpu", "unitPrice": "%s"}, {"meter": "memory", "unitPrice": "0.01"},
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
  @Autowired private BillCloser closer;
  @Autowired private MovableClock clock;

  private TestAccounts accounts;
  private Requests requests;
  private Department department;
  private Person head;
  private Person operator;
  private long versions;

  @BeforeEach
  void begin() {
    clock.set(Instant.parse("2026-11-10T12:00:00Z"));
    accounts = new TestAccounts(departments, members, people, directory);
    requests = new Requests(api);
    department = accounts.department();
    head = accounts.member(department, Role.HEAD);
    operator = accounts.officer(Office.OPERATOR);
    versions = versions();
  }

  @Test
  void billsWhatRanOnAfterItsOwnerWasGone() {
    var owner = accounts.member(department, Role.MEMBER);
    var life = new TestFacts(department.id(), "h-1").ownedBy(owner.id());
    tell(life.now(Billable.FULL, Instant.parse("2026-11-02T12:00:00Z")));
    var gone = new PersonChange(null, null, null, null, false);
    people.change(accounts.actor(operator), owner.id(), null, gone);
    tell(life.now(Billable.NOTHING, Instant.parse("2026-11-02T13:00:00Z")));

    var bill = get("/api/v1/bills?period=2026-11");

    assertThat(bill).bodyJson().extractingPath("$.items[0].total").isEqualTo("0.03");
  }

  @Test
  void setsPricesOnceWhenTheSameRequestIsReplayed() {
    var body = PRICES.formatted("2098-01-01T00:00:00Z", "replayed", "0.01", "");

    var first = keyed(body);
    var second = keyed(body);

    assertThat(first).hasStatus(201);
    assertThat(Requests.text(second)).isEqualTo(Requests.text(first));
    assertThat(versions()).isEqualTo(versions + 1);
  }

  @Test
  void refusesPricesThatBeginInThePastAndStoresNothing() {
    var body = PRICES.formatted("2026-11-10T11:59:59Z", "late", "0.01", "");

    var answer = requests.post(operator, "/api/v1/prices", body);

    refused(answer, "effectiveFrom");
    assertThat(answer).bodyText().contains("must lie ten seconds ahead at least");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "1000000", "1e9", "0.0000000001", "NaN", "=1+1", ""})
  void refusesNegativeAndAbsurdAmountsAndStoresNothing(String amount) {
    var body = PRICES.formatted("2098-02-01T00:00:00Z", "absurd", amount, "");

    refused(requests.post(operator, "/api/v1/prices", body), "prices[0].unitPrice");
  }

  @Test
  void refusesPricesInACurrencyOfTheirOwnAndStoresNothing() {
    var body =
        PRICES.formatted("2098-02-01T00:00:00Z", "dollars", "0.01", ", \"currency\": \"XXZ\"");

    refused(requests.post(operator, "/api/v1/prices", body), "currency");
  }

  @ParameterizedTest
  @CsvSource({"PUT", "PATCH", "DELETE", "POST"})
  void refusesToChangeABillOfAClosedMonth(String method) {
    var life = new TestFacts(department.id(), "h-1");
    tell(life.now(Billable.FULL, Instant.parse("2026-10-02T12:00:00Z")));
    tell(life.now(Billable.NOTHING, Instant.parse("2026-10-02T13:00:00Z")));
    closer.closeDue();
    var bills = get("/api/v1/bills?period=2026-10");
    assertThat(bills).bodyJson().extractingPath("$.items[0].status").isEqualTo("ISSUED");
    var id = Requests.json(bills, "$.items[0].id");

    var answer =
        api.method(HttpMethod.valueOf(method))
            .uri("/api/v1/bills/" + id)
            .header("Authorization", Requests.basic(operator))
            .exchange();

    assertThat(answer).hasStatus(405);
    assertThat(answer).headers().hasValue("Allow", "GET");
    assertThat(Requests.text(get("/api/v1/bills?period=2026-10"))).isEqualTo(Requests.text(bills));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/bills?period=%s", "/api/v1/bills/rollup?period=%s"})
  void refusesAPeriodFromTheFuture(String uri) {
    var answer = get(uri.formatted("2026-12"));

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyText().contains("lies in the future");
  }

  private void refused(MvcTestResult answer, String field) {
    assertThat(answer).hasStatus(400);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors[*].field")
        .asArray()
        .containsExactly(field);
    assertThat(versions()).isEqualTo(versions);
  }

  private long versions() {
    return jdbc.sql("select count(*) from price_version").query(Long.class).single();
  }

  private MvcTestResult keyed(String body) {
    return api.post()
        .uri("/api/v1/prices")
        .header("Authorization", Requests.basic(operator))
        .header("Idempotency-Key", "replayed-" + department.id())
        .contentType("application/json")
        .content(body)
        .exchange();
  }

  private MvcTestResult get(String uri) {
    return requests.get(head, uri, "application/json");
  }

  private void tell(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }
}
