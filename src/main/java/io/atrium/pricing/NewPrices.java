package io.atrium.pricing;

import io.atrium.kernel.Faults;
import io.atrium.metering.Meter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A price list that somebody wants to hold from some moment on.
 *
 * @param prices null where one could not be read, which whoever read it has noted
 * @param terms what is free, and for whom it is cheaper
 */
public record NewPrices(
    @Nullable Instant effectiveFrom,
    @Nullable String label,
    @Nullable List<? extends @Nullable Price> prices,
    NewTerms terms) {

  /** How long before they begin prices are set, so that every portal knows them in time. */
  static final Duration LEAD = Duration.ofSeconds(10);

  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private static final BigDecimal MOST = new BigDecimal("1000000");

  private static final int MOST_DIGITS = 9;

  public NewPrices(
      @Nullable Instant effectiveFrom,
      @Nullable String label,
      @Nullable List<? extends @Nullable Price> prices) {
    this(effectiveFrom, label, prices, NewTerms.NONE);
  }

  /** Notes everything that is wrong with it. */
  void check(
      Instant now, Predicate<String> isOffering, Predicate<String> isDepartment, Faults faults) {
    terms.check(isDepartment, faults);
    faults.unless(effectiveFrom != null, "effectiveFrom", "is missing");
    faults.unless(
        effectiveFrom == null || !effectiveFrom.isBefore(now.plus(LEAD)),
        "effectiveFrom",
        "must lie ten seconds ahead at least: what was used under a price keeps it");
    faults.unless(
        effectiveFrom == null || effectiveFrom.isBefore(END),
        "effectiveFrom",
        "must lie before the year 9999");
    faults.unless(label != null && !label.isBlank(), "label", "is missing");
    faults.unless(label == null || label.length() <= 120, "label", "has at most 120 characters");
    faults.unless(prices != null && !prices.isEmpty(), "prices", "is missing");
    var list = prices == null ? List.<Price>of() : prices;
    for (int i = 0; i < list.size(); i++) {
      var price = list.get(i);
      if (price != null) {
        checkPrice(faults, "prices[%d]".formatted(i), price, isOffering);
        checkOnce(faults, list, i);
      }
    }
    if (!list.isEmpty() && list.stream().noneMatch(Objects::isNull)) {
      checkMeters(faults, list);
    }
  }

  private static void checkOnce(Faults faults, List<? extends @Nullable Price> prices, int i) {
    for (int j = 0; j < i; j++) {
      var earlier = prices.get(j);
      faults.unless(
          earlier == null || !earlier.sameKey(Objects.requireNonNull(prices.get(i))),
          "prices[%d]".formatted(i),
          "sets the same price as prices[%d]".formatted(j));
    }
  }

  private static void checkMeters(Faults faults, List<? extends @Nullable Price> prices) {
    for (var meter : Meter.ofMachines()) {
      faults.unless(
          prices.stream().anyMatch(each -> each != null && each.isGeneral(meter)),
          "prices",
          "must have a price of %s without environment, kind and offering".formatted(meter.word()));
    }
  }

  private static void checkPrice(
      Faults faults, String field, Price price, Predicate<String> isOffering) {
    var perHour = price.perHour();
    faults.unless(perHour.signum() >= 0, field + ".unitPrice", "must be 0 or more");
    faults.unless(perHour.compareTo(MOST) < 0, field + ".unitPrice", "must be below " + MOST);
    faults.unless(
        perHour.stripTrailingZeros().scale() <= MOST_DIGITS,
        field + ".unitPrice",
        "has at most %d digits after the point".formatted(MOST_DIGITS));
    faults.unless(
        price.offeringId() == null || isOffering.test(price.offeringId()),
        field + ".offeringId",
        "is not known");
  }
}
