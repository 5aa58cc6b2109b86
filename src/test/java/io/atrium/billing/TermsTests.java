package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.instances.Billable;
import io.atrium.instances.CountersRead;
import io.atrium.instances.CountersRead.Counted;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import io.atrium.metering.TestFacts;
import io.atrium.pricing.Allowance;
import io.atrium.pricing.Discount;
import io.atrium.pricing.NewPrices;
import io.atrium.pricing.NewTerms;
import io.atrium.pricing.Periods;
import io.atrium.pricing.Plan;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceCommands;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

// Prices are the whole institution's, so these tests have a database of their own.
@DataJpaTest(properties = "spring.application.name=terms")
@BothDatabases
@Import(BillingRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class TermsTests {

  /** A month for each case, so that the prices of one never meet those of another. */
  private static YearMonth latest = YearMonth.of(2031, 1);

  @Autowired private BillQueries bills;
  @Autowired private BillExplanations explanations;
  @Autowired private Estimates estimates;
  @Autowired private BillCloser closer;
  @Autowired private LedgerAudit audit;
  @Autowired private BookCheck check;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private PriceCommands prices;
  @Autowired private Periods periods;
  @Autowired private ObjectProvider<TestMonth> months;
  @Autowired private MovableClock clock;

  private YearMonth period;

  private TestMonth month;

  @BeforeEach
  void begin() {
    latest = latest.plusMonths(3);
    period = latest;
    clock.set(start().minusSeconds(86_400));
    month = months.getObject();
  }

  @Test
  void chargesOnlyBeyondTheAllowanceAndSaysSoOnTheBillAndItsExplanation() {
    publish(start(), List.of(new Allowance(Meter.VCPU, month.department, 3)), List.of());

    ranHours(5);

    var line = vcpu();
    assertThat(line.quantity()).isEqualTo(36_000);
    assertThat(line.free()).isEqualTo(10_800);
    assertThat(line.amount()).isEqualByComparingTo("7.00");
    assertThat(explanations.explain(Actor.portal(), bill().id(), 1).formula())
        .startsWith("(36000 − 10800 free) vcpu-seconds × 1.0000 EUR per vcpu-hour ÷ 3600 = 7 EUR");
    closer.closeDue();
    assertThat(vcpu()).isEqualTo(line);
    assertThat(explanations.explain(Actor.portal(), bill().id(), 1).shares())
        .singleElement()
        .satisfies(share -> assertThat(share.amount()).isEqualByComparingTo("7.00"));
    assertThat(audit.firstFault()).isEmpty();
  }

  @Test
  void takesTheDiscountOffThePriceAndKeepsBothOnTheClosedBill() {
    publish(start(), List.of(), List.of(new Discount(month.department, new BigDecimal("12.5"))));

    ranHours(5);
    closer.closeDue();

    var line = vcpu();
    assertThat(line.price().list()).isEqualByComparingTo("1");
    assertThat(line.price().discount()).isEqualByComparingTo("12.5");
    assertThat(line.unitPrice()).isEqualByComparingTo("0.875");
    assertThat(line.amount()).isEqualByComparingTo("8.75");
    assertThat(explanations.explain(Actor.portal(), bill().id(), 1).formula())
        .contains("× 0.8750 EUR (1.0000 less 12.5 %) per vcpu-hour");
    assertThat(audit.firstFault()).isEmpty();
  }

  @Test
  void keepsTheAllowanceOfTheBeginningForTheWholeMonth() {
    publish(start(), List.of(new Allowance(Meter.VCPU, null, 3)), List.of());
    publish(start().plusSeconds(7_200), List.of(), List.of());

    ranHours(5);

    assertThat(bill().lines())
        .filteredOn(each -> each.meter() == Meter.VCPU)
        .extracting(each -> each.quantity() + " " + each.free())
        .containsExactly("7200 7200", "28800 3600");
  }

  @Test
  void estimatesWhatTheBillWillGrowByWithWhatIsStillFree() {
    publish(start(), List.of(new Allowance(Meter.VCPU, month.department, 10)), List.of());
    ranHours(2);
    var before = bill().total();
    var begin = start().plusSeconds(86_400 * 2);
    var span = Span.between(begin, begin.plusSeconds(3_600 * 5));
    clock.set(start().plusSeconds(86_400));

    var planned = Objects.requireNonNull(estimates.of(plan(span)).planned());
    month.ran(begin.toString(), span.end().toString());
    clock.set(periods.span(period).end().plusSeconds(86_400 * 5));

    assertThat(planned.total().amount()).isEqualByComparingTo("10.00");
    assertThat(planned.added().amount()).isEqualByComparingTo("4.00");
    assertThat(bill().total()).isEqualTo(before.plus(planned.added()));
  }

  private Plan plan(Span span) {
    return new Plan(
        month.department,
        Kind.CONTAINER,
        Environment.PRODUCTION,
        TestFacts.SMALL,
        "off-1",
        1,
        span);
  }

  @Test
  void givesOneDepartmentNothingOfAnothersDiscount() {
    publish(start(), List.of(), List.of(new Discount(month.department, new BigDecimal("50"))));
    month = months.getObject();

    ranHours(5);

    assertThat(vcpu().amount()).isEqualByComparingTo("10.00");
  }

  @Test
  void putsWhatWasConsumedOnTheBillWhereItHasAPrice() {
    var all = new ArrayList<>(allocatedFor(BigDecimal.ZERO));
    all.add(new Price(Meter.NETWORK_OUT, null, null, null, new BigDecimal("0.50")));
    prices.publish(Actor.portal(), new NewPrices(start(), "traffic", all), new Faults());
    var life = month.instance();
    month.tell(life.now(Billable.FULL, start().plusSeconds(10)));
    sent(life, start().plusSeconds(60), 1L << 30);
    sent(life, start().plusSeconds(7_200), 7L << 30);
    clock.set(periods.span(period).end().plusSeconds(86_400));
    month.tell(life.now(Billable.NOTHING, start().plusSeconds(8_000)));

    closer.closeDue();

    var line = bill().lines().getLast();
    assertThat(line.meter()).isEqualTo(Meter.NETWORK_OUT);
    assertThat(line.quantity()).isEqualTo(7L << 30);
    assertThat(line.amount()).isEqualByComparingTo("3.50");
    var explained = explanations.explain(Actor.portal(), bill().id(), line.n());
    assertThat(explained.evidence())
        .extracting(Evidence::units)
        .containsExactly(1L << 30, 6L << 30);
    assertThat(explained.formula()).contains("7516192768 bytes × 0.5000 EUR per gib");
    assertThat(audit.firstFault()).isEmpty();
    assertThat(check.recompute(null, null, new PrintStream(OutputStream.nullOutputStream())))
        .isZero();
  }

  private void sent(TestFacts life, Instant at, long bytes) {
    clock.set(at);
    var counted = new Counted(life.instanceId, "1", 5L, 0L, bytes, 0L, 0L);
    events.publishEvent(new CountersRead(month.host, at, List.of(counted)));
  }

  private Instant start() {
    return periods.span(period).start();
  }

  /** With 2 vCPU, from an hour after the month began. */
  private void ranHours(int hours) {
    var from = start().plusSeconds(3_600);
    month.ran(from.toString(), from.plusSeconds(3_600L * hours).toString());
    clock.set(periods.span(period).end().plusSeconds(86_400 * 5));
  }

  private void publish(Instant from, List<Allowance> allowances, List<Discount> discounts) {
    var terms = new NewTerms(allowances, discounts);
    var wanted = new NewPrices(from, "terms", allocatedFor(BigDecimal.ONE), terms);
    prices.publish(Actor.portal(), wanted, new Faults());
  }

  /** Only vCPU costs anything. */
  private static List<Price> allocatedFor(BigDecimal vcpu) {
    return Meter.ofMachines().stream()
        .map(meter ->
            new Price(meter, null, null, null, meter == Meter.VCPU ? vcpu : BigDecimal.ZERO))
        .toList();
  }

  private BillLine vcpu() {
    return bill().lines().getFirst();
  }

  private Bill bill() {
    return bills.bills(Actor.portal(), period).stream()
        .filter(each -> each.departmentId().equals(month.department))
        .findFirst()
        .orElseThrow();
  }
}
