package io.atrium.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.billing.Bill;
import io.atrium.billing.BillQueries;
import io.atrium.billing.BillingRoom;
import io.atrium.billing.TestMonth;
import io.atrium.instances.Billable;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
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
import io.atrium.testing.Seeds;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** That the forecast is the bill, as long as nothing changes until the month ends. */
// Prices are the whole institution's, so these tests have a database of their own.
@DataJpaTest(properties = "spring.application.name=forecast")
@BothDatabases
@Import(BillingRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class ForecastTests {

  private static final int CASES = 25;

  /** A month for each case, so that the prices of one never meet those of another. */
  private static YearMonth latest = YearMonth.of(2041, 1);

  @Autowired private BillQueries bills;
  @Autowired private Forecasts forecasts;
  @Autowired private PriceCommands prices;
  @Autowired private Periods periods;
  @Autowired private ObjectProvider<TestMonth> months;
  @Autowired private MovableClock clock;

  @Test
  void saysWhatTheBillWillSayWhenNothingChangesUntilTheMonthEnds() {
    Seeds.tryOut(CASES, this::foretold);
  }

  private void foretold(RandomGenerator random) {
    var month = begin();
    publish(random, month, periods.span(latest).start());
    publish(random, month, moment(random, 1));
    var now = moment(random, 2);
    var open = new ArrayList<String>();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      live(random, month, now, open);
    }
    var running = open.toArray(String[]::new);
    month.confirm(now.toString(), running);
    clock.set(now);

    var foretold = forecast(month, List.of());
    var soFar = spent(month);

    var end = periods.span(latest).end();
    month.confirm(end.plusSeconds(60).toString(), running);
    clock.set(end.plusSeconds(120));
    assertThat(foretold).isEqualTo(billed(month));
    assertThat(soFar.amount()).isLessThanOrEqualTo(foretold.amount());
  }

  @Test
  void countsWhatIsPlannedFromNowOnByTheSamePricesAndAllowances() {
    var month = begin();
    publish(new Random(7), month, periods.span(latest).start());
    var now = periods.span(latest).start().plusSeconds(1_000_000);
    clock.set(now);
    var plan =
        new Plan(
            month.department,
            Kind.CONTAINER,
            Environment.PRODUCTION,
            TestFacts.SMALL,
            "off-1",
            1,
            null);

    var foretold = forecast(month, List.of(plan));

    month.tell(month.instance().now(Billable.FULL, now));
    assertThat(foretold).isEqualTo(forecast(month, List.of()));
    assertThat(foretold.amount()).isPositive();
  }

  @Test
  void countsWhatCannotBeSeenAsGoingOn() {
    var month = begin();
    var start = periods.span(latest).start();
    month.tell(month.instance().now(Billable.FULL, start));
    clock.set(start.plusSeconds(86_400));

    assertThat(spent(month).amount()).isZero();
    assertThat(forecast(month, List.of()).amount()).isPositive();
  }

  private TestMonth begin() {
    latest = latest.plusMonths(2);
    clock.set(periods.span(latest).start().minusSeconds(86_400));
    return months.getObject();
  }

  /** In the given half of the month. */
  private Instant moment(RandomGenerator random, int half) {
    var span = periods.span(latest);
    var middle = span.from() + span.seconds() / 2;
    return half == 1
        ? Instant.ofEpochSecond(random.nextLong(span.from() + 1, middle))
        : Instant.ofEpochSecond(random.nextLong(middle, span.to()));
  }

  /** It runs, is stopped, or ends, at moments before now; what is open then stays open. */
  private void live(RandomGenerator random, TestMonth month, Instant now, List<String> open) {
    var life = month.instance();
    var last = Billable.NOTHING;
    var at = now.minusSeconds(random.nextLong(400_000, 1_300_000));
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      last =
          random.nextInt(4) == 0
              ? Billable.NOTHING
              : random.nextBoolean() ? Billable.FULL : Billable.STORAGE;
      month.tell(life.now(last, at));
      at = at.plusSeconds(random.nextLong(0, 90_000));
    }
    if (last != Billable.NOTHING) {
      open.add(life.instanceId);
    }
  }

  private void publish(RandomGenerator random, TestMonth month, Instant from) {
    var list =
        Meter.ofMachines().stream()
            .map(meter ->
                new Price(
                    meter, null, null, null, BigDecimal.valueOf(random.nextLong(1, 90_000), 6)))
            .toList();
    var terms =
        new NewTerms(
            List.of(new Allowance(Meter.VCPU, null, random.nextLong(1, 500))),
            List.of(
                new Discount(month.department, BigDecimal.valueOf(random.nextLong(1, 999), 1))));
    prices.publish(Actor.portal(), new NewPrices(from, "forecast", list, terms), new Faults());
  }

  private Money forecast(TestMonth month, List<Plan> planned) {
    var found = forecasts.atMonthsEnd(Set.of(month.department), planned);
    return Objects.requireNonNull(found.get(month.department));
  }

  private Money spent(TestMonth month) {
    return Objects.requireNonNull(forecasts.spent(Set.of(month.department)).get(month.department));
  }

  private Money billed(TestMonth month) {
    return bills.bills(Actor.portal(), latest).stream()
        .filter(each -> each.departmentId().equals(month.department))
        .findFirst()
        .map(Bill::total)
        .orElseGet(() ->
            new Money(
                new BigDecimal("0.00"),
                bills
                    .soFar(Actor.portal(), List.of(month.department))
                    .getFirst()
                    .total()
                    .currency()));
  }
}
