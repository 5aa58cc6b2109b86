package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.pricing.rating.Rating;
import io.atrium.pricing.rating.Share;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;

/**
 * What one machine has of one line of a bill, in the words of FOCUS.
 *
 * @param accountId of the institution, the one account under which all departments are billed
 * @param simulated whether nothing real stands behind the machine
 * @param from since when the line's prices held in the month
 * @param to until when, exclusive
 */
record FocusRow(
    Bill bill,
    BillLine line,
    Share share,
    boolean simulated,
    String accountId,
    String institution,
    Instant from,
    Instant to) {

  private static final int DIGITS = 12;

  FocusService service() {
    return FocusService.of(line.meter(), line.kind());
  }

  /** What is counted, whatever it costs. */
  String skuId() {
    return "%s/%s".formatted(line.meter().word(), line.kind().name().toLowerCase(Locale.ROOT));
  }

  /** What finds the list price again: the version of the price book, and for what it is. */
  String skuPriceId() {
    return "%s/%s/%s/%s"
        .formatted(
            skuId(),
            line.environment().name().toLowerCase(Locale.ROOT),
            line.priceVersionId(),
            listUnitPrice().toPlainString());
  }

  BigDecimal listUnitPrice() {
    return line.price().list();
  }

  /**
   * How much of what is priced is this machine's, to twelve digits: what allowances leave free has
   * no price, and is divided among machines as the line is.
   */
  BigDecimal pricingQuantity() {
    var charged = new BigDecimal(line.charged().multiply(share.unitSeconds()));
    var divisor =
        new BigDecimal(line.quantity()).multiply(BigDecimal.valueOf(Rating.divisor(line.meter())));
    var exact = charged.divide(divisor, new MathContext(60, RoundingMode.HALF_EVEN));
    var rounded = exact.setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  String tags() {
    return "{\"atrium/environment\":\"%s\"}"
        .formatted(line.environment().name().toLowerCase(Locale.ROOT));
  }
}
