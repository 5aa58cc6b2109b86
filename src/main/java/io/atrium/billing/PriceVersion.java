package io.atrium.billing;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A price list. It holds from its first second until the next version's, and is never edited: so no
 * two versions ever hold at once.
 *
 * @param label what people call it
 */
public record PriceVersion(
    String id, Instant effectiveFrom, String label, String madeBy, List<Price> prices) {

  public PriceVersion {
    prices = List.copyOf(prices);
  }

  /** The narrowest price for it. Every version has one for each meter, so there always is one. */
  public BigDecimal perHour(Meter meter, Environment environment, Kind kind, String offeringId) {
    return prices.stream()
        .filter(each -> each.holdsFor(meter, environment, kind, offeringId))
        .max(Comparator.comparingInt(Price::narrowness))
        .orElseThrow(() -> new IllegalStateException("No price of %s in %s".formatted(meter, id)))
        .perHour();
  }
}
