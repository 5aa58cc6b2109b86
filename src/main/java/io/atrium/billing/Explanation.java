package io.atrium.billing;

import io.atrium.billing.rating.Share;
import io.atrium.metering.UsageInterval;
import java.math.BigDecimal;
import java.util.List;

/**
 * Everything behind one line of a bill: the intervals, the prices, the arithmetic and the one
 * rounding. Whoever sums up the evidence gets the line.
 *
 * @param exact the amount before rounding, to twelve digits
 * @param formula the arithmetic in words
 * @param shares what each instance has of the line; they sum up to it
 * @param gaps stretches of which nobody knows whether it was used: shown and not charged
 */
public record Explanation(
    Bill bill,
    BillLine line,
    PriceVersion prices,
    List<Evidence> evidence,
    BigDecimal exact,
    String formula,
    List<Share> shares,
    List<UsageInterval> gaps) {

  public Explanation {
    evidence = List.copyOf(evidence);
    shares = List.copyOf(shares);
    gaps = List.copyOf(gaps);
  }
}
