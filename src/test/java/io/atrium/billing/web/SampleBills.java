package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.billing.BillStatus;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
import io.atrium.pricing.rating.UnitPrice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Bills as long as a test wants them. */
final class SampleBills {

  static final Instant ISSUED = Instant.parse("2026-12-01T01:00:00Z");

  private SampleBills() {}

  static Bill issued(String department, int revision, List<BillLine> lines) {
    return bill(department, revision, BillStatus.ISSUED, ISSUED, lines);
  }

  static Bill bill(
      String department,
      int revision,
      BillStatus status,
      @Nullable Instant issued,
      List<BillLine> lines) {
    var total = lines.stream().map(BillLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Bill(
        "inv-0123456789abcdef0",
        "dep-0123456789abcdef0",
        "PSY",
        department,
        "4711",
        YearMonth.of(2026, 11),
        Instant.parse("2026-10-31T23:00:00Z"),
        Instant.parse("2026-11-30T23:00:00Z"),
        status,
        revision,
        new Money(total, Currency.getInstance("EUR")),
        issued == null ? null : "sha256:" + "00ff".repeat(16),
        issued,
        false,
        lines);
  }

  /** Lines of all meters, kinds and environments, some with a discount, some partly free. */
  static List<BillLine> lines(RandomGenerator random, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> line(random, n)).toList();
  }

  private static BillLine line(RandomGenerator random, int n) {
    var quantity = BigInteger.valueOf(random.nextLong(1, 5_000_000_000L));
    var free = random.nextInt(3) == 0 ? quantity.divide(BigInteger.TWO) : BigInteger.ZERO;
    var discount = BigDecimal.valueOf(random.nextInt(4) * 5L);
    return new BillLine(
        n,
        Meter.values()[random.nextInt(Meter.values().length)],
        Environment.values()[random.nextInt(Environment.values().length)],
        Kind.values()[random.nextInt(Kind.values().length)],
        quantity,
        free,
        new UnitPrice(BigDecimal.valueOf(random.nextLong(1, 100_000), 4), discount),
        BigDecimal.valueOf(random.nextLong(-100, 1_000_000), 2),
        random.nextLong(1, 600),
        "price-starter");
  }
}
