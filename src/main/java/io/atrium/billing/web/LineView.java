package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
import io.atrium.pricing.rating.Rating;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a bill, ready to print: hours for people, where the bill itself counts seconds.
 *
 * @param what {@code machine}, or the word of the meter where it is about what is stored for itself
 * @param name key of the words that tell it from the others of its group
 * @param detail which words tell the rest: {@code alone} where group and name say everything but
 *     how many there are, {@code used} where they do not say for what work
 * @param quantity in the unit of the price, to four digits after the point
 * @param free how much of it costs nothing because of an allowance, or null
 * @param listPrice the price before the discount; null where there is none, or it is told for all
 *     lines at once
 * @param discount in percent
 * @param per key of the words for that unit
 * @param held which prices it is under; null where no other line is about the same under others
 */
record LineView(
    int n,
    String meter,
    String what,
    String name,
    String detail,
    String kind,
    String environment,
    BigDecimal quantity,
    @Nullable BigDecimal free,
    String per,
    Money unitPrice,
    @Nullable Money listPrice,
    String discount,
    Money amount,
    long instances,
    @Nullable Held held) {

  private static final int DIGITS = 4;

  static LineView of(BillLine line, Bill bill, @Nullable Held held, boolean withDiscount) {
    var currency = bill.total().currency();
    return new LineView(
        line.n(),
        line.meter().word(),
        what(line.meter()),
        whole(line.meter())
            ? "environment." + line.environment().name().toLowerCase(Locale.ROOT)
            : "bill.meter." + line.meter().word(),
        detail(line.meter()),
        line.kind().name().toLowerCase(Locale.ROOT),
        line.environment().name().toLowerCase(Locale.ROOT),
        hours(line.quantity(), line),
        line.free().signum() == 0 ? null : hours(line.free(), line),
        line.per(),
        new Money(line.unitPrice(), currency),
        withDiscount && line.price().discounted() ? new Money(line.price().list(), currency) : null,
        line.price().discount().toPlainString(),
        new Money(line.amount(), currency),
        line.instances(),
        held);
  }

  private static String detail(Meter meter) {
    if (meter.stored()) {
      return meter.word();
    }
    return whole(meter) ? "alone" : "used";
  }

  private static String what(Meter meter) {
    return meter.stored() ? meter.word() : "machine";
  }

  /** Whether its groups are about this meter and no other. */
  private static boolean whole(Meter meter) {
    return switch (meter) {
      case VCPU, MEMORY, DISK, ADDRESS, CPU_TIME -> true;
      case SNAPSHOT, IMAGE, VOLUME, ARCHIVE -> false;
      case NETWORK_IN, NETWORK_OUT, BLOCK_READ, BLOCK_WRITTEN -> false;
    };
  }

  static BigDecimal hours(BigInteger quantity, BillLine line) {
    var divisor = BigDecimal.valueOf(Rating.divisor(line.meter()));
    return new BigDecimal(quantity)
        .divide(divisor, MathContext.DECIMAL128)
        .setScale(DIGITS, RoundingMode.HALF_EVEN);
  }

  /** Prices, and from when until when they held in the month of the bill. */
  record Held(String prices, Instant from, Instant until) {}
}
