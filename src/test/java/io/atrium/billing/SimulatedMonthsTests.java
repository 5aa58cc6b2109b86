package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.billing.rating.Share;
import io.atrium.instances.Billable;
import io.atrium.instances.BillableChanged;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Size;
import io.atrium.metering.Meter;
import io.atrium.metering.TestFacts;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import io.atrium.testing.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whole months of random lives under changing prices, against bills written on paper. */
// Prices and closed months are the whole institution's, so these tests have a database of their
// own.
@DataJpaTest(properties = "spring.application.name=simulatedmonths")
@BothDatabases
@Import(BillingRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class SimulatedMonthsTests {

  private static final long[] STARTER = {9_000_000, 6_000_000, 60_000, 0};

  /** A year for each case, so that price versions of one never meet those of another. */
  private static int year = 2030;

  @Autowired private BillQueries bills;
  @Autowired private BillExplanations explanations;
  @Autowired private BillCloser closer;
  @Autowired private LedgerAudit audit;
  @Autowired private PriceCommands prices;
  @Autowired private Periods periods;
  @Autowired private ObjectProvider<TestMonth> months;
  @Autowired private MovableClock clock;

  @Test
  void billsWhatPaperSaysHoweverFactsArrive() {
    Seeds.tryOut(3, this::simulate);
  }

  private void simulate(RandomGenerator random) {
    var period = YearMonth.of(year++, random.nextInt(1, 13));
    clock.set(periods.span(period).start().minusSeconds(86_400));
    var month = months.getObject();
    var paper = new PaperLedger();
    var facts = new ArrayList<BillableChanged>();
    randomPrices(random, period, paper);
    for (int i = 0; i < 5; i++) {
      facts.addAll(randomLife(random, month.instance(), period, paper));
    }
    clock.set(periods.span(period).end().plusSeconds(86_400 * 5));

    tellMuddled(random, facts, month);

    check(month, period, paper);
    closer.closeDue();
    check(month, period, paper);
    assertThat(bill(month, period).status()).isEqualTo(BillStatus.ISSUED);
    assertThat(audit.firstFault()).isEmpty();
  }

  private void check(TestMonth month, YearMonth period, PaperLedger paper) {
    var span = periods.span(period);
    var bill = bill(month, period);
    assertThat(bill.total().amount()).isEqualByComparingTo(paper.total(span.from(), span.to()));
    for (var line : bill.lines()) {
      var explained = explanations.explain(Actor.portal(), bill.id(), line.n());
      var evidence =
          explained.evidence().stream()
              .map(Evidence::unitSeconds)
              .reduce(BigInteger.ZERO, BigInteger::add);
      var shares =
          explained.shares().stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(evidence).isEqualTo(line.quantity());
      assertThat(shares).isEqualByComparingTo(line.amount());
    }
  }

  private void randomPrices(RandomGenerator random, YearMonth period, PaperLedger paper) {
    var span = periods.span(period);
    long[] now = STARTER;
    paper.price(0, now);
    for (int i = 0; i < random.nextInt(0, 3); i++) {
      var from = span.from() + random.nextLong(span.seconds());
      now = random.longs(4, 0, 200_000_000_000L).toArray();
      paper.price(from, now);
      publish(from, now);
    }
    // Whatever holds at the end would go on into the months of later cases: set the starter's
    // again.
    paper.price(span.to(), STARTER);
    publish(span.to(), STARTER);
  }

  private void publish(long from, long[] billionths) {
    var list = new ArrayList<Price>();
    for (var meter : Meter.ofMachines()) {
      var perHour = BigDecimal.valueOf(billionths[meter.ordinal()], 9);
      list.add(new Price(meter, null, null, null, perHour));
    }
    var wanted = new NewPrices(Instant.ofEpochSecond(from), "simulated", list);
    prices.publish(Actor.portal(), wanted, new Faults());
  }

  /** Runs, stops, is resized; may begin before the month and end after it. */
  private List<BillableChanged> randomLife(
      RandomGenerator random, TestFacts life, YearMonth period, PaperLedger paper) {
    var span = periods.span(period);
    var told = new ArrayList<BillableChanged>();
    var at = span.from() - 40_000 + random.nextLong(span.seconds());
    for (int i = 0; i < random.nextInt(1, 20); i++) {
      var size = new Size(random.nextInt(1, 9), 16 * random.nextInt(1, 600), random.nextInt(1, 99));
      var full = random.nextInt(3) > 0;
      var end = at + random.nextLong(1, 200_000);
      told.add(
          life.resized(size)
              .now(full ? Billable.FULL : Billable.STORAGE, Instant.ofEpochSecond(at)));
      if (full) {
        paper.ran(at, end, size.vcpus(), size.memoryMib(), size.diskGib(), 1);
      } else {
        paper.ran(at, end, 0, 0, size.diskGib(), 0);
      }
      at = end;
    }
    told.add(life.now(Billable.NOTHING, Instant.ofEpochSecond(at)));
    return told;
  }

  /** Some facts change places, and some are told twice. */
  private void tellMuddled(RandomGenerator random, List<BillableChanged> facts, TestMonth month) {
    for (int i = 0; i < 10; i++) {
      Collections.swap(facts, random.nextInt(facts.size()), random.nextInt(facts.size()));
    }
    for (var fact : facts) {
      month.tell(fact);
      if (random.nextInt(4) == 0) {
        month.tell(fact);
      }
    }
  }

  private Bill bill(TestMonth month, YearMonth period) {
    return bills.bills(Actor.portal(), period).stream()
        .filter(each -> each.departmentId().equals(month.department))
        .findFirst()
        .orElseThrow();
  }
}
