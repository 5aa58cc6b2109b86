package io.atrium.pricing.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact amount as a fraction. It is rounded only where somebody asks for it by name. */
public record Exact(BigInteger numerator, BigInteger denominator) implements Comparable<Exact> {

  public static final Exact ZERO = new Exact(BigInteger.ZERO, BigInteger.ONE);

  /** Keeps every fraction in lowest terms, so that equal amounts are equal records. */
  public Exact {
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException("A denominator is positive: " + denominator);
    }
    var common = numerator.gcd(denominator);
    if (common.compareTo(BigInteger.ONE) > 0) {
      numerator = numerator.divide(common);
      denominator = denominator.divide(common);
    }
  }

  public static Exact of(BigDecimal decimal) {
    var scaled = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    return new Exact(scaled.unscaledValue(), BigInteger.TEN.pow(scaled.scale()));
  }

  public Exact plus(Exact other) {
    return new Exact(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Exact minus(Exact other) {
    return plus(new Exact(other.numerator.negate(), other.denominator));
  }

  public Exact times(BigInteger factor) {
    return new Exact(numerator.multiply(factor), denominator);
  }

  public Exact over(long divisor) {
    return over(BigInteger.valueOf(divisor));
  }

  public Exact over(BigInteger divisor) {
    return new Exact(numerator, denominator.multiply(divisor));
  }

  /** Whether so many digits after the point tell all of it. */
  public boolean fits(int digits) {
    return of(rounded(digits)).equals(this);
  }

  /** Half-even, from the exact value. */
  public BigDecimal rounded(int digits) {
    return decimal(digits, RoundingMode.HALF_EVEN);
  }

  /** The largest amount of so many digits that is not above it. */
  public BigDecimal floor(int digits) {
    return decimal(digits, RoundingMode.FLOOR);
  }

  private BigDecimal decimal(int digits, RoundingMode mode) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), digits, mode);
  }

  @Override
  public int compareTo(Exact other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }
}
