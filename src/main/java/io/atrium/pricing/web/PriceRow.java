package io.atrium.pricing.web;

import io.atrium.kernel.Money;
import io.atrium.pricing.Price;
import io.atrium.pricing.rating.Rating;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One price, ready to print. What it does not say holds for all.
 *
 * @param field of the form that sets its amount
 * @param needed whether every price list has it
 * @param per key of the words for its unit
 */
record PriceRow(
    String field,
    String meter,
    String per,
    @Nullable String environment,
    @Nullable String kind,
    @Nullable String offering,
    Money price,
    boolean needed) {

  static PriceRow of(Price price, Currency currency, @Nullable String offering) {
    var environment = price.environment();
    var kind = price.kind();
    return new PriceRow(
        PriceFields.name(price),
        price.meter().word(),
        Rating.per(price.meter()),
        environment == null ? null : environment.name().toLowerCase(Locale.ROOT),
        kind == null ? null : kind.name().toLowerCase(Locale.ROOT),
        offering,
        new Money(price.perHour(), currency),
        PriceFields.needed(price));
  }
}
