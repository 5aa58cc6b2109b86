package io.atrium.billing;

import io.atrium.pricing.PriceVersion;
import io.atrium.pricing.rating.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything behind one line of a bill: the intervals, the prices, the arithmetic and the one
 * rounding. Whoever sums up the evidence gets the line.
 *
 * @param pricesUntil when the next prices begin, where any are set
 * @param exact the amount before rounding, to twelve digits
 * @param exactToTheEnd whether these twelve digits tell all of it
 * @param formula the arithmetic in words
 * @param shares what each instance has of the line; they sum up to it
 * @param gaps stretches of which nobody knows whether it was used: shown and not charged
 */
public record Explanation(
    Bill bill,
    BillLine line,
    PriceVersion prices,
    @Nullable Instant pricesUntil,
    List<Evidence> evidence,
    BigDecimal exact,
    boolean exactToTheEnd,
    String formula,
    List<Share> shares,
    List<Evidence> gaps) {

  public Explanation {
    evidence = List.copyOf(evidence);
    shares = List.copyOf(shares);
    gaps = List.copyOf(gaps);
  }
}
