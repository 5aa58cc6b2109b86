package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.TestDepartments;
import io.atrium.instances.Billable;
import io.atrium.kernel.AlreadyExists;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Faults;
import io.atrium.kernel.FieldFault;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import io.atrium.metering.TestFacts;
import io.atrium.pricing.NewPrices;
import io.atrium.pricing.Plan;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceCommands;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Months of every length, their edges, and prices and payers that change within them. */
// Prices and closed months are the whole institution's, so these tests have a database of their
// own.
@DataJpaTest(properties = "spring.application.name=months")
@BothDatabases
@Import(BillingRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class MonthsTests {

  @Autowired private BillQueries bills;
  @Autowired private BillExplanations explanations;
  @Autowired private Estimates estimates;
  @Autowired private PriceCommands prices;
  @Autowired private TestDepartments departments;
  @Autowired private ObjectProvider<TestMonth> months;
  @Autowired private MovableClock clock;
  @Autowired private JdbcClient jdbc;

  private TestMonth month;

  @BeforeEach
  void begin() {
    clock.set(Instant.parse("2026-01-01T00:00:00Z"));
    month = months.getObject();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02, 672",
    "2028-02, 696",
    "2026-04, 720",
    "2026-07, 744",
    // Clocks in Berlin go forward in March and back in October.
    "2026-03, 743",
    "2026-10, 745",
    "2026-12, 744"
  })
  void billsEveryHourOfAMonthWhateverItsLength(YearMonth period, long hours) {
    month.ran("2025-12-01T00:00:00Z", "2029-01-01T00:00:00Z");

    assertThat(quantity(period, Meter.VCPU)).isEqualTo(BigInteger.valueOf(2 * hours * 3_600));
  }

  @Test
  void cutsAtTheMidnightOfTheInstitutionAndNotOfTheWorld() {
    month.ran("2026-06-30T21:59:59Z", "2026-06-30T22:00:01Z");

    assertThat(quantity(YearMonth.of(2026, 6), Meter.VCPU)).isEqualTo(2);
    assertThat(quantity(YearMonth.of(2026, 7), Meter.VCPU)).isEqualTo(2);
  }

  @Test
  void goesOnOverTheEndOfTheYear() {
    month.ran("2026-12-31T22:00:00Z", "2027-01-01T00:00:00Z");

    assertThat(quantity(YearMonth.of(2026, 12), Meter.VCPU)).isEqualTo(2 * 3_600);
    assertThat(quantity(YearMonth.of(2027, 1), Meter.VCPU)).isEqualTo(2 * 3_600);
  }

  @Test
  void appliesANewPriceFromItsVerySecondOnAlsoAtTheEdgeOfAMonth() {
    publish("2026-05-10T12:00:00Z", "100.0000");
    publish("2026-05-31T22:00:00Z", "0.0001");
    month.ran("2026-05-10T11:59:50Z", "2026-05-10T12:00:10Z");
    month.ran("2026-05-31T21:59:59Z", "2026-05-31T22:00:01Z");

    var may = bill(YearMonth.of(2026, 5));
    assertThat(may.lines())
        .filteredOn(each -> each.meter() == Meter.VCPU)
        .extracting(each -> each.unitPrice() + " " + each.quantity() + " " + each.amount())
        .containsExactly("0.0090 20 0.00", "100.0000 22 0.61");
    assertThat(bill(YearMonth.of(2026, 6)).lines())
        .filteredOn(each -> each.meter() == Meter.VCPU)
        .extracting(each -> each.unitPrice() + " " + each.quantity())
        .containsExactly("0.0001 2");
  }

  @Test
  void appliesAPriceThatWasSetMidSecondFromTheNextWholeSecondOn() {
    publish("2028-08-10T12:00:00.5Z", "200.0000");
    month.ran("2028-08-10T11:59:59Z", "2028-08-10T12:00:03Z");

    assertThat(bill(YearMonth.of(2028, 8)).lines())
        .filteredOn(each -> each.meter() == Meter.VCPU)
        .extracting(each -> each.unitPrice() + " " + each.quantity())
        .endsWith("200.0000 4");
  }

  @Test
  void billsWhatTheEstimateSaidToTheCentWhereThePlanIsFollowed() {
    publish("2027-04-10T12:00:00Z", "0.0123");
    var from = "2027-03-27T22:17:31Z";
    var to = "2027-05-02T01:02:03Z";
    var span = Span.between(Instant.parse(from), Instant.parse(to));
    var plan =
        new Plan(
            month.department,
            Kind.CONTAINER,
            Environment.PRODUCTION,
            TestFacts.SMALL,
            "off-1",
            1,
            span);

    var planned = Objects.requireNonNull(estimates.of(plan).planned());
    month.ran(from, to);

    var billed =
        IntStream.rangeClosed(3, 5)
            .mapToObj(each -> bill(YearMonth.of(2027, each)).total().amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(billed).isPositive().isEqualByComparingTo(planned.total().amount());
  }

  @Test
  void cutsWhatNobodyKnowsWhereThePricesChange() {
    publish("2026-09-10T12:00:00Z", "0.0100");
    var life = month.instance();
    month.tell(life.now(Billable.FULL, Instant.parse("2026-09-10T10:00:00Z")));
    month.tell(
        life.gap(
            Billable.NOTHING,
            Instant.parse("2026-09-10T11:00:00Z"),
            Instant.parse("2026-09-10T13:00:00Z")));
    month.ran(life, "2026-09-10T13:00:00Z", "2026-09-10T14:00:00Z");

    var bill = bill(YearMonth.of(2026, 9));
    month.now("2026-09-20T12:00:00Z");
    assertThat(bill.lines().stream().filter(each -> each.meter() == Meter.VCPU))
        .map(each -> explanations.explain(Actor.portal(), bill.id(), each.n()).gaps())
        .allSatisfy(gaps -> assertThat(gaps).hasSize(1))
        .map(List::getFirst)
        .extracting(each -> each.from() + " " + each.to())
        .containsExactly(
            "2026-09-10T11:00:00Z 2026-09-10T12:00:00Z",
            "2026-09-10T12:00:00Z 2026-09-10T13:00:00Z");
  }

  @Test
  void chargesEachDepartmentForItsOwnSeconds() {
    var other = departments.department("Chemistry");
    var life = month.instance();
    month.tell(life.now(Billable.FULL, Instant.parse("2026-07-01T12:00:00Z")));
    life.paidBy(other);
    month.tell(life.now(Billable.FULL, Instant.parse("2026-07-01T12:29:59Z")));
    month.tell(life.now(Billable.NOTHING, Instant.parse("2026-07-01T13:00:00Z")));

    var july = YearMonth.of(2026, 7);
    assertThat(quantity(july, Meter.VCPU)).isEqualTo(2 * 1_799);
    assertThat(quantity(other, july, Meter.VCPU)).isEqualTo(2 * 1_801);
  }

  @Test
  void pricesTestMachinesByTheirOwnPrice() {
    month.ran(
        month.instance().of(Environment.TEST), "2026-02-02T12:00:00Z", "2026-02-02T13:00:00Z");

    assertThat(bill(YearMonth.of(2026, 2)).lines().getFirst().unitPrice())
        .isEqualTo(new BigDecimal("0.0045"));
  }

  @Test
  void stopsChargingForTheDiskOfWhatIsGone() {
    month.ran("2026-02-02T12:00:00Z", "2026-02-02T13:00:00Z");

    assertThat(quantity(YearMonth.of(2026, 2), Meter.DISK)).isEqualTo(10 * 3_600);
    assertThat(bill(YearMonth.of(2026, 3), month.department)).isNull();
  }

  @Test
  void namesATakenBeginningBesideAllElseThatIsWrongWithNewPrices() {
    publish("2026-11-10T12:00:00Z", "0.0100");

    assertThatExceptionOfType(AlreadyExists.class)
        .isThrownBy(() -> publish("2026-11-10T12:00:00Z", "0.0200"));
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> publish("2026-11-10T11:59:59.5Z", "-1"))
        .satisfies(refused ->
            assertThat(refused.faults())
                .extracting(FieldFault::field)
                .containsExactlyInAnyOrder("effectiveFrom", "prices[0].unitPrice"));
  }

  @Test
  void letsTheDatabaseRefuseTwoPriceVersionsOfOneSecondUnlessTheFirstWasWithdrawn() {
    publish("2026-11-11T12:00:00Z", "0.0100");
    var second = Instant.parse("2026-11-11T12:00:00Z").getEpochSecond();

    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() -> insert(second, 0, null));
    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() -> insert(second, 1, 0));
    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() -> insert(second, 1, null));
  }

  private void insert(long second, int attempt, @Nullable Integer after) {
    jdbc.sql("insert into price_version values ('price-x', ?, 'x', 'x', current_timestamp, ?, ?)")
        .params(second, attempt, after)
        .update();
  }

  private void publish(String from, String vcpu) {
    prices.publish(
        Actor.portal(),
        new NewPrices(
            Instant.parse(from),
            "test",
            List.of(
                price(Meter.VCPU, vcpu),
                price(Meter.MEMORY, "0"),
                price(Meter.DISK, "0"),
                price(Meter.ADDRESS, "0"))),
        new Faults());
  }

  private static Price price(Meter meter, String perHour) {
    return new Price(meter, null, null, null, new BigDecimal(perHour));
  }

  private BigInteger quantity(YearMonth period, Meter meter) {
    return quantity(month.department, period, meter);
  }

  private BigInteger quantity(String department, YearMonth period, Meter meter) {
    return bill(period, department).lines().stream()
        .filter(each -> each.meter() == meter)
        .map(BillLine::quantity)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private Bill bill(YearMonth period) {
    return bill(period, month.department);
  }

  private Bill bill(YearMonth period, String department) {
    clock.set(Instant.parse("2029-06-01T00:00:00Z"));
    return bills.bills(Actor.portal(), period).stream()
        .filter(each -> each.departmentId().equals(department))
        .findFirst()
        .orElse(null);
  }
}
