package io.atrium.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount in one currency. Adding two currencies is a defect; rounding happens only where
 * it is asked for by name.
 */
public record Money(BigDecimal amount, Currency currency) {

  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  public Money minus(Money other) {
    return plus(new Money(other.amount.negate(), other.currency));
  }

  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
    }
    return new Money(amount.add(other.amount), currency);
  }

  /** Rounds half-even to the currency's minor unit: done once per bill line and nowhere else. */
  public Money rounded() {
    return new Money(
        amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
  }
}
