package io.atrium.billing;

import io.atrium.kernel.Faults;
import io.atrium.metering.Meter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A price list that somebody wants to hold from some moment on. */
public record NewPrices(
    @Nullable Instant effectiveFrom, @Nullable String label, @Nullable List<Price> prices) {

  private static final BigDecimal MOST = new BigDecimal("1000000");

  private static final int MOST_DIGITS = 9;

  /** Names everything that is wrong with it at once. */
  void check(Instant now) {
    var faults = new Faults();
    faults.unless(effectiveFrom != null, "effectiveFrom", "is missing");
    faults.unless(
        effectiveFrom == null || effectiveFrom.isAfter(now),
        "effectiveFrom",
        "must lie in the future: what was used under a price keeps it");
    faults.unless(label != null && !label.isBlank(), "label", "is missing");
    faults.unless(label == null || label.length() <= 120, "label", "has at most 120 characters");
    faults.unless(prices != null && !prices.isEmpty(), "prices", "is missing");
    checkPrices(faults, prices == null ? List.of() : prices);
    faults.refuse();
  }

  private static void checkPrices(Faults faults, List<Price> prices) {
    for (int i = 0; i < prices.size(); i++) {
      checkPrice(faults, "prices[%d]".formatted(i), prices.get(i));
      for (int j = 0; j < i; j++) {
        faults.unless(
            !prices.get(i).sameKey(prices.get(j)),
            "prices[%d]".formatted(i),
            "sets the same price as prices[%d]".formatted(j));
      }
    }
    for (var meter : Meter.values()) {
      faults.unless(
          prices.isEmpty() || prices.stream().anyMatch(each -> each.isGeneral(meter)),
          "prices",
          "must have a price of %s without environment, kind and offering".formatted(meter.word()));
    }
  }

  private static void checkPrice(Faults faults, String field, Price price) {
    var perHour = price.perHour();
    faults.unless(perHour.signum() >= 0, field + ".price", "must be 0 or more");
    faults.unless(perHour.compareTo(MOST) < 0, field + ".price", "must be below " + MOST);
    faults.unless(
        perHour.stripTrailingZeros().scale() <= MOST_DIGITS,
        field + ".price",
        "has at most %d digits after the point".formatted(MOST_DIGITS));
  }
}
