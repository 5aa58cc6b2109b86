package io.atrium.pricing;

import io.atrium.metering.Meter;
import io.atrium.pricing.rating.PriceBasis;
import io.atrium.pricing.rating.UnitPrice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A price list. It holds from its first second until the next version's, and is never edited: so no
 * two versions ever hold at once.
 *
 * @param label what people call it
 */
public record PriceVersion(
    String id,
    Instant effectiveFrom,
    String label,
    String madeBy,
    List<Price> prices,
    List<Allowance> allowances,
    List<Discount> discounts) {

  public PriceVersion {
    prices = List.copyOf(prices);
    allowances = List.copyOf(allowances);
    discounts = List.copyOf(discounts);
  }

  /** The same prices, with what is agreed with all and with the departments of the predicate. */
  PriceVersion forWhom(Predicate<String> departments) {
    return new PriceVersion(
        id,
        effectiveFrom,
        label,
        madeBy,
        prices,
        allowances.stream()
            .filter(each -> each.departmentId() == null || departments.test(each.departmentId()))
            .toList(),
        discounts.stream().filter(each -> departments.test(each.departmentId())).toList());
  }

  /** The narrowest price for it. Every version has one for whatever machines have by their size. */
  public Optional<UnitPrice> price(Meter meter, PriceBasis basis) {
    return prices.stream()
        .filter(each -> each.holdsFor(meter, basis))
        .max(Comparator.comparingInt(Price::narrowness))
        .map(found -> new UnitPrice(found.perHour(), discount(basis.departmentId())));
  }

  private BigDecimal discount(@Nullable String departmentId) {
    return discounts.stream()
        .filter(each -> each.departmentId().equals(departmentId))
        .map(Discount::percent)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  /** What the department has free of each meter in a month that begins under these prices. */
  public Map<Meter, BigInteger> free(String departmentId) {
    var free = new EnumMap<Meter, BigInteger>(Meter.class);
    for (var each : allowances) {
      if (each.holdsFor(departmentId)
          && (each.departmentId() != null || !free.containsKey(each.meter()))) {
        free.put(each.meter(), each.quantity());
      }
    }
    return free;
  }
}
