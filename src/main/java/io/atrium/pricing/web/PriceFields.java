package io.atrium.pricing.web;

import io.atrium.kernel.Faults;
import io.atrium.kernel.web.ETags;
import io.atrium.metering.Meter;
import io.atrium.pricing.NewPrices;
import io.atrium.pricing.NewTerms;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceVersion;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;

/**
 * The form that sets prices for the time to come. It has a field for each price of the version that
 * it was made from, named by what it prices, and free rows for what that version does not have.
 */
record PriceFields(Map<String, String> entered, PriceVersion base) {

  private static final Set<String> NO_PRICE = Set.of("_csrf", "seen", "base", "reviewed");

  static final String AMOUNT = "[0-9]{1,6}(\\.[0-9]{1,9})?";

  /** A new form, made from the latest of the versions. */
  static PriceFields of(List<PriceVersion> versions, long changes) {
    var base = versions.getFirst();
    var entered = new HashMap<String, String>();
    entered.put("seen", ETags.of(changes));
    entered.put("base", base.id());
    base.prices().forEach(each -> entered.put(name(each), each.perHour().toPlainString()));
    TermFields.show(base, entered);
    return new PriceFields(entered, base);
  }

  /** What was entered, with the rows that the form had when it was opened. */
  static PriceFields of(Map<String, String> entered, List<PriceVersion> versions) {
    var base =
        versions.stream()
            .filter(each -> each.id().equals(entered.get("base")))
            .findFirst()
            .orElse(versions.getFirst());
    return new PriceFields(entered, base);
  }

  /** The field of a price. */
  static String name(Price price) {
    return Stream.of(price.meter(), price.environment(), price.kind(), price.offeringId())
        .filter(Objects::nonNull)
        .map(each -> each.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("-", "price-", ""));
  }

  /** Whether a price list needs it; any other is dropped by leaving it empty. */
  static boolean needed(Price price) {
    return Meter.ofMachines().contains(price.meter())
        && price.environment() == null
        && price.kind() == null
        && price.offeringId() == null;
  }

  public @Nullable String of(String field) {
    return entered.get(field);
  }

  /**
   * A seal over everything that the prices are made from: they are set only as they were shown with
   * what they would change.
   */
  public String seal() {
    var text =
        new TreeMap<>(entered)
            .entrySet().stream()
                .filter(each -> !NO_PRICE.contains(each.getKey()) && !each.getValue().isBlank())
                .map(each -> each.getKey() + "=" + each.getValue().strip())
                .collect(Collectors.joining("\n"));
    return DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8));
  }

  boolean reviewed() {
    return seal().equals(entered.get("reviewed"));
  }

  TermFields terms() {
    return new TermFields(entered);
  }

  NewPrices prices(ZoneId zone, Faults faults) {
    var prices = new ArrayList<@Nullable Price>();
    for (var old : base.prices()) {
      if (needed(old) || !entered.getOrDefault(name(old), "").isBlank()) {
        var amount = amount(name(old), faults);
        prices.add(
            amount == null
                ? null
                : new Price(old.meter(), old.environment(), old.kind(), old.offeringId(), amount));
      }
    }
    prices.addAll(terms().prices(faults));
    var terms = new NewTerms(terms().allowances(faults), terms().discounts(faults));
    return new NewPrices(from(zone, faults), entered.get("label"), prices, terms);
  }

  private @Nullable BigDecimal amount(String field, Faults faults) {
    var text = entered.getOrDefault(field, "").strip();
    if (!text.matches(AMOUNT)) {
      faults.add(field, "must be an amount of 0 or more such as 0.0090");
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
