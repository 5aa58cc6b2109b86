package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.billing.rating.Rating;
import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a bill, ready to print: hours for people, where the bill itself counts seconds.
 *
 * @param quantity in the unit of the price, to four digits after the point
 * @param per key of the words for that unit
 * @param held which prices it is under; null where no other line is about the same
 */
record LineView(
    int n,
    String meter,
    String kind,
    String environment,
    BigDecimal quantity,
    String per,
    Money unitPrice,
    Money amount,
    long instances,
    @Nullable Held held) {

  private static final int DIGITS = 4;

  static LineView of(BillLine line, Bill bill, @Nullable Held held) {
    var currency = bill.total().currency();
    return new LineView(
        line.n(),
        line.meter().word(),
        line.kind().name().toLowerCase(Locale.ROOT),
        line.environment().name().toLowerCase(Locale.ROOT),
        hours(line),
        line.per(),
        new Money(line.unitPrice(), currency),
        new Money(line.amount(), currency),
        line.instances(),
        held);
  }

  private static BigDecimal hours(BillLine line) {
    var divisor = BigDecimal.valueOf(Rating.divisor(line.meter()));
    return new BigDecimal(line.quantity())
        .divide(divisor, MathContext.DECIMAL128)
        .setScale(DIGITS, RoundingMode.HALF_EVEN);
  }

  /** Prices, and from when until when they held in the month of the bill. */
  record Held(String prices, Instant from, Instant until) {}
}
