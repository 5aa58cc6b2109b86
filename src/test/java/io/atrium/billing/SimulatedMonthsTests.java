package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.instances.Billable;
import io.atrium.instances.HostConfirmed;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Size;
import io.atrium.metering.Fact;
import io.atrium.metering.Meter;
import io.atrium.metering.TestFacts;
import io.atrium.pricing.Allowance;
import io.atrium.pricing.Discount;
import io.atrium.pricing.NewPrices;
import io.atrium.pricing.NewTerms;
import io.atrium.pricing.Periods;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceCommands;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import io.atrium.testing.Seeds;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Thirteen months of random lives, against bills written on paper: of a thousand where the live
 * lanes run ({@code -Dmonths.instances}).
 */
// Prices and closed months are the whole institution's, so these tests have a database of their
// own.
@DataJpaTest(properties = "spring.application.name=simulatedmonths")
@BothDatabases
@Import(BillingRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class SimulatedMonthsTests {

  private static final int INSTANCES = Integer.getInteger("months.instances", 150);

  private static final int MONTHS = 13;

  private static final int METERS = Meter.allocated().size();

  private static final YearMonth FIRST = YearMonth.of(2040, 1);

  /** From creating and deleting in one second to being resized every second to whole months. */
  private static final long[] STEPS = {0, 1, 1, 2, 60, 3_599, 40_000, 400_000, 4_000_000};

  @Autowired private BillQueries bills;
  @Autowired private BillExplanations explanations;
  @Autowired private BillCloser closer;
  @Autowired private BookCheck check;
  @Autowired private PriceCommands prices;
  @Autowired private Periods periods;
  @Autowired private ObjectProvider<TestMonth> months;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock clock;

  private final PaperLedger paper = new PaperLedger();

  private final List<TestMonth> payers = new ArrayList<>();

  private final Set<String> everybody = new HashSet<>();

  /** What is told only after the month it is about was closed. */
  private final List<Fact> late = new ArrayList<>();

  @Test
  void billsWhatPaperSaysHoweverFactsArrive() {
    Seeds.tryOut(1, this::simulate);
  }

  private void simulate(RandomGenerator random) {
    clock.set(periods.span(FIRST).start().minusSeconds(86_400));
    IntStream.range(0, 8).forEach(_ -> payers.add(months.getObject()));
    randomPrices(random);
    var byMonth = new TreeMap<YearMonth, List<Fact>>();
    for (int i = 0; i < INSTANCES; i++) {
      for (var fact : random.nextInt(4) == 0 ? randomStored(random) : randomLife(random)) {
        var at = Instant.ofEpochSecond(fact.at());
        byMonth.computeIfAbsent(periods.of(at), _ -> new ArrayList<>()).add(fact);
      }
    }
    for (int i = 0; i < MONTHS; i++) {
      live(random, FIRST.plusMonths(i), byMonth);
    }
    tell(random, late);
    closer.closeDue();
    compare();
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    assertThat(check.verify(nowhere)).isZero();
    assertThat(check.recompute(null, null, nowhere)).isZero();
  }

  private void live(RandomGenerator random, YearMonth month, Map<YearMonth, List<Fact>> facts) {
    clock.set(periods.span(month).end().plusSeconds(7_200));
    tell(random, facts.getOrDefault(month, List.of()));
    transaction.executeWithoutResult(
        _ -> payers.forEach(each -> events.publishEvent(seenWhole(each.host))));
    closer.closeDue();
  }

  private HostConfirmed seenWhole(String host) {
    return new HostConfirmed(host, clock.instant(), everybody);
  }

  private void compare() {
    for (int i = 0; i < MONTHS; i++) {
      var month = FIRST.plusMonths(i);
      var span = periods.span(month);
      for (var bill : bills.bills(Actor.portal(), month)) {
        var lines = paper.use(bill.departmentId(), span.from(), span.to());
        assertThat(bill.lines().stream().map(BillLine::quantity).sorted())
            .as("%s of %s", month, bill.departmentId())
            .isEqualTo(lines.values().stream().filter(each -> each.signum() > 0).sorted().toList());
        assertThat(bill.total().amount())
            .isEqualByComparingTo(paper.total(bill.departmentId(), span.from(), span.to()));
        assertThat(bill.status()).isEqualTo(BillStatus.ISSUED);
        explained(bill);
      }
    }
  }

  private void explained(Bill bill) {
    for (var line : bill.lines().subList(0, Math.min(3, bill.lines().size()))) {
      var explained = explanations.explain(Actor.portal(), bill.id(), line.n());
      assertThat(
              explained.evidence().stream()
                  .map(Evidence::unitSeconds)
                  .reduce(BigInteger.ZERO, BigInteger::add))
          .isEqualTo(line.quantity());
      assertThat(
              explained.shares().stream()
                  .map(each -> each.amount())
                  .reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(line.amount());
    }
  }

  private void randomPrices(RandomGenerator random) {
    var begin = periods.span(FIRST).from();
    publish(random, begin);
    for (int i = 1; i < MONTHS; i++) {
      var span = periods.span(FIRST.plusMonths(i));
      if (random.nextInt(3) > 0) {
        publish(random, random.nextBoolean() ? span.from() : span.from() + random.nextLong(86_400));
      }
    }
  }

  private void publish(RandomGenerator random, long from) {
    var work = random.longs(METERS, 0, 120_000_000_000L).toArray();
    var test = random.longs(METERS, 0, 9_000_000_000L).toArray();
    var free = new long[METERS];
    free[random.nextInt(METERS)] = random.nextInt(1, 5_000);
    var off = new HashMap<String, Integer>();
    off.put(payers.get(random.nextInt(payers.size())).department, random.nextInt(1, 1_001));
    paper.price(from, new PaperLedger.Prices(work, test, free, off));
    var list = new ArrayList<Price>();
    var allowances = new ArrayList<Allowance>();
    for (var meter : Meter.allocated()) {
      var n = meter.ordinal();
      list.add(new Price(meter, null, null, null, BigDecimal.valueOf(work[n], 9)));
      list.add(new Price(meter, Environment.TEST, null, null, BigDecimal.valueOf(test[n], 9)));
      if (free[n] > 0) {
        allowances.add(new Allowance(meter, null, free[n]));
      }
    }
    var discounts = new ArrayList<Discount>();
    off.forEach(
        (who, permille) -> discounts.add(new Discount(who, BigDecimal.valueOf(permille, 1))));
    var terms = new NewTerms(allowances, discounts);
    var wanted = new NewPrices(Instant.ofEpochSecond(from), "simulated", list, terms);
    prices.publish(Actor.portal(), wanted, new Faults());
  }

  /** A snapshot, an image, a volume or an archive: it grows, changes hands, and may be deleted. */
  private List<Fact> randomStored(RandomGenerator random) {
    var life = payers.get(random.nextInt(payers.size())).instance();
    var meters = Meter.allocated().stream().filter(Meter::stored).toList();
    var meter = meters.get(random.nextInt(meters.size()));
    var told = new ArrayList<Fact>();
    var begin = periods.span(FIRST).from();
    var end = periods.span(FIRST.plusMonths(MONTHS - 1)).to();
    var at = begin + random.nextLong(end - begin);
    for (int i = 0; i < random.nextInt(1, 9) && at < end; i++) {
      change(random, life);
      var back = random.nextInt(12) == 0 ? random.nextLong(0, 500) : 0;
      var when = Instant.ofEpochSecond(Math.max(begin, at - back));
      told.add(life.stored(meter, random.nextInt(4) == 0 ? 0 : random.nextLong(1_000_000), when));
      at += STEPS[random.nextInt(STEPS.length)] * random.nextLong(1, 3);
    }
    told.forEach(this::write);
    return told;
  }

  /** Runs, stops, is resized, changes hands; clocks step back; may go on for ever. */
  private List<Fact> randomLife(RandomGenerator random) {
    var payer = payers.get(random.nextInt(payers.size()));
    var life = payer.instance();
    everybody.add(life.instanceId);
    var told = new ArrayList<Fact>();
    var begin = periods.span(FIRST).from();
    var end = periods.span(FIRST.plusMonths(MONTHS - 1)).to();
    var at = begin + random.nextLong(end - begin);
    for (int i = 0; i < random.nextInt(1, 25) && at < end; i++) {
      change(random, life);
      var state = Billable.values()[random.nextInt(Billable.values().length)];
      var back = random.nextInt(12) == 0 ? random.nextLong(0, 500) : 0;
      var when = Instant.ofEpochSecond(Math.max(begin, at - back));
      told.add(
          Fact.of(
              random.nextInt(8) == 0
                  ? life.gap(state, when, when.plusSeconds(random.nextInt(3_600)))
                  : life.now(state, when)));
      at += STEPS[random.nextInt(STEPS.length)] * random.nextLong(1, 3);
    }
    if (random.nextBoolean() && at < end) {
      told.add(Fact.of(life.now(Billable.NOTHING, Instant.ofEpochSecond(at))));
    }
    told.forEach(this::write);
    return told;
  }

  private void change(RandomGenerator random, TestFacts life) {
    switch (random.nextInt(6)) {
      case 0 -> life.paidBy(payers.get(random.nextInt(payers.size())).department);
      case 1 -> life.of(random.nextBoolean() ? Environment.TEST : Environment.PRODUCTION);
      case 2, 3 ->
          life.resized(
              new Size(random.nextInt(1, 9), 16 * random.nextInt(1, 600), random.nextInt(1, 99)));
      default -> {}
    }
  }

  private void write(Fact fact) {
    paper.told(
        fact.instanceId(),
        fact.sequence(),
        fact.at(),
        fact.traits().departmentId(),
        fact.traits().environment() == Environment.TEST,
        Meter.allocated().stream().mapToLong(fact::units).toArray());
  }

  /** Some facts change places, some are told twice, and some come after the month was closed. */
  private void tell(RandomGenerator random, List<Fact> facts) {
    var order = new ArrayList<>(facts);
    Collections.sort(order, Comparator.comparing(Fact::at));
    for (int i = 0; i < order.size() / 10; i++) {
      Collections.swap(order, random.nextInt(order.size()), random.nextInt(order.size()));
    }
    var lazy = facts != late;
    transaction.executeWithoutResult(_ -> {
      for (var fact : order) {
        if (lazy && random.nextInt(40) == 0) {
          late.add(fact);
          continue;
        }
        events.publishEvent(fact);
        if (random.nextInt(10) == 0) {
          events.publishEvent(fact);
        }
      }
    });
  }
}
