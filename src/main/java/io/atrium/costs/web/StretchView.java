package io.atrium.costs.web;

import io.atrium.costs.Charge;
import io.atrium.kernel.Money;
import io.atrium.metering.UsageInterval;
import io.atrium.pricing.rating.Rating;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What an instance had of one meter for a stretch of time, ready to print.
 *
 * @param to null while it goes on
 * @param seconds as far as they are proven
 * @param per key of the words for what the price is for
 * @param price null where nobody is charged for it
 */
record StretchView(
    UsageInterval interval,
    Instant from,
    @Nullable Instant to,
    @Nullable Long seconds,
    String per,
    @Nullable Money price,
    @Nullable Money amount) {

  static StretchView of(Charge charge, Currency currency) {
    var interval = charge.interval();
    var span = charge.span();
    return new StretchView(
        interval,
        span == null ? interval.from() : span.start(),
        span == null || charge.open() ? null : span.end(),
        span == null ? null : span.seconds(),
        Rating.per(interval.meter()),
        money(charge.perHour(), currency),
        money(charge.amount(), currency));
  }

  private static @Nullable Money money(@Nullable BigDecimal amount, Currency currency) {
    return amount == null ? null : new Money(amount, currency);
  }
}
