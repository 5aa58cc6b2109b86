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
import io.atrium.instances.Billable;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import io.atrium.metering.Meter;
import io.atrium.metering.TestFacts;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The bill in the columns of FOCUS 1.2, judged by what the specification says. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=money"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class FocusTests {

  @Autowired private MockMvcTester api;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MoneySetting.Pretended pretended;

  private Department department;
  private Person head;

  @BeforeEach
  void aDepartment() {
    var accounts = new TestAccounts(departments, members, people, directory);
    department = accounts.department();
    head = accounts.member(department, Role.HEAD);
  }

  @Test
  void keepsEveryRuleOfTheSpecificationForRandomLives() throws IOException {
    var random = new Random(12);
    for (int i = 0; i < 40; i++) {
      live(random, "web-" + i);
    }

    var csv = export();

    assertThat(new FocusValidator().faults(csv)).isEmpty();
    var rows = rows(csv);
    assertThat(rows).hasSizeGreaterThan(150);
    assertThat(sum(rows, "BilledCost")).isEqualByComparingTo(total());
    assertThat(rows)
        .extracting(row -> row.get("InvoiceId") + row.get("x_BillLine") + row.get("ResourceId"))
        .doesNotHaveDuplicates();
  }

  @Test
  void sharesEachLineBetweenItsMachinesToTheLastSecondAndCent() throws IOException {
    live(new Random(1), "first");
    live(new Random(2), "second");

    var rows = rows(export());

    var byLine = rows.stream().collect(Collectors.groupingBy(row -> row.get("x_BillLine")));
    byLine.forEach((n, its) -> {
      var at = Integer.parseInt(n) - 1;
      assertThat(sum(its, "BilledCost")).isEqualByComparingTo(bill("$.lines[%d].amount", at));
      assertThat(sum(its, "ConsumedQuantity"))
          .isEqualByComparingTo(bill("$.lines[%d].quantity", at));
    });
    assertThat(rows).allMatch(row -> row.get("SubAccountId").equals(department.id()));
  }

  @Test
  void tellsSimulatedMachinesFromRealOnes() throws IOException {
    live(new Random(1), "real");
    live(new Random(2), "pretended");
    rows(export()).stream()
        .filter(row -> row.get("ResourceName").equals("pretended"))
        .forEach(row -> pretended.ids.add(row.get("ResourceId")));

    assertThat(rows(export()))
        .isNotEmpty()
        .allMatch(row ->
            Boolean.parseBoolean(row.get("x_Simulated"))
                == row.get("ResourceName").equals("pretended"));
  }

  @Test
  void givesNoSpreadsheetAnythingToCalculate() throws IOException {
    live(new Random(3), "=HYPERLINK(1)");

    assertThat(rows(export())).allMatch(row -> row.get("ResourceName").equals("'=HYPERLINK(1)"));
  }

  @Test
  void knowsAServiceForEverythingThatIsMetered() throws IOException {
    var table = table();

    for (var meter : Meter.values()) {
      for (var kind : Kind.values()) {
        var service = FocusService.of(meter, kind);
        assertThat(table).contains(service.category() + " > " + service.subcategory() + "\n");
      }
    }
  }

  /** Each rule of the validator, broken once. */
  @ParameterizedTest
  @CsvSource({
    "BilledCost, '1,5', BilledCost is no Decimal",
    "BilledCost, +3, BilledCost is no Decimal",
    "EffectiveCost, '', EffectiveCost is null",
    "ListCost, 7, ListCost is not ListUnitPrice times PricingQuantity",
    "ContractedUnitPrice, -1, ContractedUnitPrice is negative",
    "PricingQuantity, '', PricingQuantity is null",
    "PricingUnit, '', PricingUnit does not go with PricingQuantity",
    "ConsumedUnit, '', ConsumedUnit does not go with ConsumedQuantity",
    "ChargeCategory, Use, ChargeCategory may not be Use",
    "ChargeCategory, Purchase, ChargeFrequency of a purchase",
    "ChargeClass, Null, ChargeClass may not be Null",
    "ServiceCategory, Networking, ServiceSubcategory Containers has another category",
    "BillingCurrency, Euro, BillingCurrency is no currency",
    "BillingPeriodEnd, 2026-11-30 23:00:00, BillingPeriodEnd is no Date/Time",
    "ChargePeriodEnd, 2026-10-31T23:00:00Z, ChargePeriodEnd is not after its start",
    "ChargePeriodStart, 2026-10-30T23:00:00Z, ChargePeriod is not in the month",
    "Tags, '{\"a\":[1]}', Tags is no JSON",
    "SkuId, other, has more than one SkuId"
  })
  void seesEachRuleBroken(String column, String value, String fault) throws IOException {
    live(new Random(4), "one");
    live(new Random(4), "two");

    assertThat(new FocusValidator().faults(changed(export(), column, value)))
        .anyMatch(each -> each.contains(fault));
  }

  @Test
  void seesAMissingOrForeignColumn() throws IOException {
    live(new Random(5), "one");

    assertThat(new FocusValidator().faults(export().replaceFirst("ProviderName", "Provider")))
        .contains("ProviderName is mandatory and missing", "Provider is no column of FOCUS");
  }

  private static String table() throws IOException {
    try (var file = FocusTests.class.getResourceAsStream("focus-1.2.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The file with another value in one cell of its first row. */
  private static String changed(String csv, String column, String value) {
    var lines = csv.split("\r\n");
    var at = Arrays.asList(lines[0].split(",")).indexOf(column);
    var cells = lines[1].split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    cells[at] = "\"" + value.replace("\"", "\"\"") + "\"";
    lines[1] = String.join(",", cells);
    return String.join("\r\n", lines);
  }

  private void live(Random random, String name) {
    var life = new TestFacts(department.id(), "h-1").named(name);
    life.of(random.nextBoolean() ? Environment.TEST : Environment.PRODUCTION);
    var at = Instant.parse("2026-10-31T12:00:00Z").plusSeconds(random.nextInt(400_000));
    for (int i = 0; i < random.nextInt(1, 5); i++) {
      life.resized(
          new Size(random.nextInt(1, 9), 16 * random.nextInt(8, 600), random.nextInt(1, 99)));
      tell(life.now(random.nextInt(3) == 0 ? Billable.STORAGE : Billable.FULL, at));
      at = at.plusSeconds(random.nextInt(1, 90_000));
    }
    tell(life.now(Billable.FULL, at));
    tell(life.now(Billable.NOTHING, at.plusSeconds(50_000)));
  }

  private void tell(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private String export() {
    var answer = get("/api/v1/bills/%s.focus.csv".formatted(bill("$.id", 0)));
    assertThat(answer).hasStatusOk();
    assertThat(answer.getResponse().getHeader("Content-Disposition")).contains(".focus-1.2.csv");
    return Requests.text(answer);
  }

  private BigDecimal total() {
    return new BigDecimal(bill("$.total", 0));
  }

  private String bill(String path, int at) {
    var list = get("/api/v1/bills?period=2026-11");
    return Requests.json(list, path.formatted(at).replace("$", "$.items[0]"));
  }

  private MvcTestResult get(String path) {
    return new Requests(api).get(head, path, "*/*");
  }

  private static List<CSVRecord> rows(String csv) throws IOException {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = format.parse(new StringReader(csv))) {
      return parser.getRecords();
    }
  }

  private static BigDecimal sum(List<CSVRecord> rows, String column) {
    return rows.stream()
        .map(row -> new BigDecimal(row.get(column)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
