package io.atrium.pricing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.pricing.rating.RatedUse.Key;
import io.atrium.testing.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LineTests {

  private static final BigInteger HOUR = BigInteger.valueOf(3_600);

  @Test
  void ratesUnitsTimesSecondsTimesPriceExactly() {
    var lines = lines(use("i-1", Meter.VCPU, "0.0090", 5_184_000));

    assertThat(lines.getFirst().amount()).isEqualByComparingTo("12.96");
    assertThat(lines.getFirst().exact()).isEqualTo(Exact.of(new BigDecimal("12.96")));
  }

  @Test
  void pricesMemoryByTheGibibyteThoughItIsCountedInMebibytes() {
    var lines = lines(use("i-1", Meter.MEMORY, "1.0000", 1_024L * 3_600));

    assertThat(lines.getFirst().amount()).isEqualByComparingTo("1.00");
  }

  @Test
  void roundsHalfToEvenAndOnlyOnce() {
    assertThat(lines(use("i-1", Meter.VCPU, "0.005", 3_600)).getFirst().amount())
        .isEqualByComparingTo("0.00");
    assertThat(lines(use("i-1", Meter.VCPU, "0.015", 3_600)).getFirst().amount())
        .isEqualByComparingTo("0.02");
    var manyPennies = new ArrayList<RatedUse>();
    for (int i = 0; i < 1_000; i++) {
      manyPennies.add(use("i-" + i, Meter.VCPU, "0.004", 3_600));
    }
    assertThat(Line.of(manyPennies, Map.of(), 2).getFirst().amount()).isEqualByComparingTo("4.00");
  }

  @Test
  void takesPricesAboveNinetyNineAsTheyAre() {
    var lines = lines(use("i-1", Meter.VCPU, "12345.678", 3_600 * 744L));

    assertThat(lines.getFirst().amount()).isEqualByComparingTo("9185184.43");
  }

  @Test
  void letsTheDearestBeFreeFirstAndTellsHowMuchOfEachLineIs() {
    var uses =
        List.of(
            use("i-1", Meter.VCPU, "1.0000", 3_600 * 3),
            use("i-2", Meter.VCPU, "2.0000", 3_600 * 2),
            use("i-3", Meter.DISK, "2.0000", 3_600));

    var lines = Line.of(uses, Map.of(Meter.VCPU, BigInteger.valueOf(3_600 * 3)), 2);

    assertThat(lines)
        .extracting(each -> each.key().unitPrice() + " " + each.free() + " " + each.amount())
        .containsExactly("1.0000 3600 2.00", "2.0000 7200 0.00", "2.0000 0 2.00");
  }

  @Test
  void sharesWhatIsFreeAmongAllWhoUsedTheLine() {
    var uses =
        List.of(
            use("i-1", Meter.VCPU, "1.0000", 3_600 * 3), use("i-2", Meter.VCPU, "1.0000", 3_600));

    var line = Line.of(uses, Map.of(Meter.VCPU, BigInteger.valueOf(3_600 * 2)), 2).getFirst();

    assertThat(line.amount()).isEqualByComparingTo("2.00");
    assertThat(line.shares())
        .extracting(each -> each.instanceId() + " " + each.amount())
        .containsExactly("i-1 1.50", "i-2 0.50");
  }

  @Test
  void neverLetsMoreBeFreeThanWasUsedNorChargesForLess() {
    Seeds.tryOut(
        500,
        random -> {
          var uses = randomUses(random);
          var free = randomFree(random);
          var spared = new EnumMap<Meter, BigInteger>(Meter.class);
          var used = new EnumMap<Meter, BigInteger>(Meter.class);
          for (var line : Line.of(uses, free, 2)) {
            assertThat(line.free()).isBetween(BigInteger.ZERO, line.unitSeconds());
            assertThat(line.amount()).isNotNegative();
            spared.merge(line.key().meter(), line.free(), BigInteger::add);
            used.merge(line.key().meter(), line.unitSeconds(), BigInteger::add);
          }
          spared.forEach((meter, some) ->
              assertThat(some)
                  .isEqualTo(free.getOrDefault(meter, BigInteger.ZERO).min(used.get(meter))));
        });
  }

  @Test
  void givesNoLineForNoUse() {
    assertThat(lines(use("i-1", Meter.VCPU, "0.0090", 0))).isEmpty();
    assertThat(Line.total(List.of(), 2)).isEqualByComparingTo("0.00");
  }

  @Test
  void givesTheCentThatIsLeftToWhoeverLostMost() {
    var lines =
        lines(
            use("i-a", Meter.VCPU, "0.01", 3_600 / 3),
            use("i-b", Meter.VCPU, "0.01", 3_600 / 3),
            use("i-c", Meter.VCPU, "0.01", 3_600 / 3 + 36));

    assertThat(lines.getFirst().amount()).isEqualByComparingTo("0.01");
    assertThat(lines.getFirst().shares())
        .extracting(each -> each.instanceId() + " " + each.amount())
        .containsExactly("i-a 0.00", "i-b 0.00", "i-c 0.01");
  }

  @Test
  void addsUpTenMillionPartsExactly() {
    var one = Rating.amount(BigInteger.valueOf(7), Meter.MEMORY, new BigDecimal("0.0060"));
    var parts = BigInteger.valueOf(10_000_000);

    var summed = Exact.ZERO;
    for (int i = 0; i < 10_000; i++) {
      summed = summed.plus(one);
    }

    assertThat(summed.times(BigInteger.valueOf(1_000))).isEqualTo(one.times(parts));
    assertThat(summed.times(BigInteger.valueOf(1_000)))
        .isEqualTo(
            Rating.amount(BigInteger.valueOf(70_000_000), Meter.MEMORY, new BigDecimal("0.0060")));
  }

  @Test
  void neverDependsOnHowUseIsSplitNorOnItsOrder() {
    Seeds.tryOut(
        500,
        random -> {
          var uses = randomUses(random);
          var free = randomFree(random);
          var split = new ArrayList<RatedUse>();
          for (var use : uses) {
            var part =
                use.unitSeconds()
                    .multiply(BigInteger.valueOf(random.nextInt(0, 101)))
                    .divide(BigInteger.valueOf(100));
            split.add(new RatedUse(use.key(), use.instanceId(), use.name(), part));
            split.add(
                new RatedUse(
                    use.key(), use.instanceId(), use.name(), use.unitSeconds().subtract(part)));
          }
          Collections.shuffle(split, new Random(random.nextLong()));

          assertThat(Line.of(split, free, 2)).isEqualTo(Line.of(uses, free, 2));
        });
  }

  @Test
  void letsSharesSumUpToTheLineAndLinesToTheTotal() {
    Seeds.tryOut(
        500,
        random -> {
          var lines = Line.of(randomUses(random), randomFree(random), 2);

          for (var line : lines) {
            var shares =
                line.shares().stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(shares).isEqualByComparingTo(line.amount());
            assertThat(line.shares()).allMatch(each -> each.amount().signum() >= 0);
          }
          var sum = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
          assertThat(Line.total(lines, 2)).isEqualByComparingTo(sum);
        });
  }

  @Test
  void agreesWithLongDivisionOnPaper() {
    Seeds.tryOut(
        500,
        random -> {
          var price = BigDecimal.valueOf(random.nextLong(1, 1_000_000_000), 9);
          var seconds = random.nextLong(1, 100_000_000_000L);

          var amount = Rating.amount(BigInteger.valueOf(seconds), Meter.DISK, price).rounded(2);

          var paper =
              price
                  .multiply(BigDecimal.valueOf(seconds))
                  .divide(new BigDecimal(HOUR), 40, RoundingMode.DOWN)
                  .setScale(2, RoundingMode.HALF_EVEN);
          assertThat(amount.subtract(paper).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
          assertThat(
                  price
                      .multiply(BigDecimal.valueOf(seconds))
                      .subtract(amount.multiply(new BigDecimal(HOUR)))
                      .abs())
              .isLessThanOrEqualTo(new BigDecimal("18"));
        });
  }

  private static List<RatedUse> randomUses(RandomGenerator random) {
    var uses = new ArrayList<RatedUse>();
    var prices = List.of("0.0090", "0.0045", "0.00006", "3.3333");
    for (int i = 0; i < random.nextInt(1, 40); i++) {
      uses.add(
          use(
              "i-" + random.nextInt(12),
              Meter.values()[random.nextInt(Meter.values().length)],
              prices.get(random.nextInt(prices.size())),
              random.nextLong(0, 10_000_000)));
    }
    return uses;
  }

  private static Map<Meter, BigInteger> randomFree(RandomGenerator random) {
    var free = new EnumMap<Meter, BigInteger>(Meter.class);
    for (int i = 0; i < random.nextInt(6); i++) {
      var meter = Meter.values()[random.nextInt(Meter.values().length)];
      free.put(meter, BigInteger.valueOf(random.nextLong(1, 20_000_000)));
    }
    return free;
  }

  private static List<Line> lines(RatedUse... uses) {
    return Line.of(List.of(uses), Map.of(), 2);
  }

  private static RatedUse use(String instance, Meter meter, String price, long unitSeconds) {
    var key =
        new Key(
            meter,
            Environment.PRODUCTION,
            Kind.CONTAINER,
            "price-1",
            Instant.EPOCH,
            UnitPrice.of(new BigDecimal(price)));
    return new RatedUse(key, instance, instance, BigInteger.valueOf(unitSeconds));
  }
}
