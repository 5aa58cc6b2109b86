package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.metering.Meter;
import io.atrium.metering.RandomUse;
import io.atrium.metering.Span;
import io.atrium.metering.UsageInterval;
import io.atrium.pricing.Discount;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceVersion;
import io.atrium.pricing.rating.Line;
import io.atrium.pricing.rating.PriceBook;
import io.atrium.pricing.rating.Share;
import io.atrium.testing.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds of every bill, whatever happened, on a hundred thousand random ones. */
class BillPropertiesTests {

  private static final int CASES = 100_000;

  private static final String PAYER = "dep-1";

  /** All that happens in {@link RandomUse} happens within it. */
  private static final Span MONTH = new Span(0, 100);

  @Test
  void theOrderOfFactsAndDoubledFactsChangeNothing() {
    Seeds.tryOut(
        CASES,
        random -> {
          var prices = randomPrices(random);
          var facts = RandomUse.facts(random);
          var muddled = new ArrayList<>(facts);
          facts.stream().filter(_ -> random.nextBoolean()).forEach(muddled::add);
          Collections.shuffle(muddled, new Random(random.nextLong()));

          var bill = bill(RandomUse.intervals(facts, MONTH), prices);

          assertThat(bill(RandomUse.intervals(muddled, MONTH), prices)).isEqualTo(bill);
        });
  }

  @Test
  void splittingThePeriodChangesNothing() {
    Seeds.tryOut(
        CASES,
        random -> {
          var prices = randomPrices(random);
          var use = RandomUse.intervals(RandomUse.facts(random), MONTH);
          var middle = random.nextLong(0, 101);

          var parts = quantities(use, prices, new Span(0, middle));
          quantities(use, prices, new Span(middle, 100))
              .forEach((key, some) -> parts.merge(key, some, BigInteger::add));

          assertThat(parts).isEqualTo(quantities(use, prices, MONTH));
        });
  }

  @Test
  void linesSumToTheTotalAndSharesToTheLine() {
    Seeds.tryOut(
        CASES,
        random -> {
          var use = RandomUse.intervals(RandomUse.facts(random), MONTH);
          var lines = bill(use, randomPrices(random)).lines();

          for (var line : lines) {
            assertThat(sum(line.shares().stream().map(Share::amount).toList()))
                .isEqualByComparingTo(line.amount());
          }
          assertThat(Line.total(lines, 2))
              .isEqualByComparingTo(sum(lines.stream().map(Line::amount).toList()));
        });
  }

  private static Draft bill(List<UsageInterval> use, PriceBook prices) {
    return Draft.of(PAYER, use, prices, MONTH, 2);
  }

  private static Map<Object, BigInteger> quantities(
      List<UsageInterval> use, PriceBook prices, Span span) {
    var found = new HashMap<Object, BigInteger>();
    Draft.cut(use, prices, span)
        .forEach((key, parts) ->
            parts.forEach(part -> found.merge(key, part.unitSeconds(), BigInteger::add)));
    return found;
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** High enough that a few seconds cost something. */
  private static PriceBook randomPrices(RandomGenerator random) {
    var versions = new ArrayList<PriceVersion>();
    for (int i = 0; i < random.nextInt(1, 4); i++) {
      var prices = new ArrayList<Price>();
      for (var meter : Meter.allocated()) {
        var amount = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 9);
        prices.add(new Price(meter, null, null, null, amount));
      }
      versions.add(
          new PriceVersion(
              "v" + i,
              Instant.ofEpochSecond(i == 0 ? 0 : random.nextLong(1, 50) * i),
              "",
              "",
              prices,
              List.of(),
              List.of(new Discount(PAYER, BigDecimal.valueOf(random.nextInt(1, 1_001), 1)))));
    }
    return new PriceBook(versions);
  }
}
