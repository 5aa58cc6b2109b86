package io.atrium.billing.web;

import io.atrium.billing.NewPrices;
import io.atrium.billing.Price;
import io.atrium.billing.PriceVersion;
import io.atrium.kernel.Faults;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form that sets prices for the time to come. It has a field for each price of the latest
 * version, by its place in the list: a page sets new amounts, the interface also new rules.
 */
record PriceFields(Map<String, String> entered, PriceVersion base) {

  private static final String PRICE = "price-";

  static PriceFields of(PriceVersion base) {
    var entered = new HashMap<String, String>();
    for (int i = 0; i < base.prices().size(); i++) {
      entered.put(PRICE + i, base.prices().get(i).perHour().toPlainString());
    }
    return new PriceFields(entered, base);
  }

  public @Nullable String of(String field) {
    return entered.get(field);
  }

  NewPrices prices(ZoneId zone, Faults faults) {
    var prices = new ArrayList<@Nullable Price>();
    for (int i = 0; i < base.prices().size(); i++) {
      var old = base.prices().get(i);
      var amount = amount(PRICE + i, faults);
      prices.add(
          amount == null
              ? null
              : new Price(old.meter(), old.environment(), old.kind(), old.offeringId(), amount));
    }
    var from = from(zone, faults);
    return new NewPrices(from, entered.get("label"), prices);
  }

  private @Nullable BigDecimal amount(String field, Faults faults) {
    var text = entered.getOrDefault(field, "").strip();
    if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,9})?")) {
      faults.add(field, "must be an amount such as 0.0090");
      return null;
    }
    return new BigDecimal(text);
  }

  private @Nullable Instant from(ZoneId zone, Faults faults) {
    try {
      return LocalDateTime.parse(entered.getOrDefault("effectiveFrom", ""))
          .atZone(zone)
          .toInstant();
    } catch (DateTimeException _) {
      faults.add("effectiveFrom", "must be a day and a time");
      return null;
    }
  }
}
