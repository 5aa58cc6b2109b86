package io.atrium.pricing.rating;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * What one unit costs somebody: the price of the list, and what the department gets off it. The
 * price that is charged follows exactly, without any rounding.
 *
 * @param list for what {@link Rating#per} says
 * @param discount in percent of it, from 0 to 100
 */
public record UnitPrice(BigDecimal list, BigDecimal discount) implements Comparable<UnitPrice> {

  private static final BigDecimal ALL = new BigDecimal(100);

  private static final int DIGITS = 4;

  private static final Comparator<UnitPrice> ORDER =
      Comparator.comparing(UnitPrice::charged)
          .thenComparing(UnitPrice::list)
          .thenComparing(UnitPrice::discount);

  public UnitPrice {
    list = normal(list);
    discount = discount.signum() == 0 ? BigDecimal.ZERO : discount.stripTrailingZeros();
  }

  public static UnitPrice of(BigDecimal list) {
    return new UnitPrice(list, BigDecimal.ZERO);
  }

  public BigDecimal charged() {
    return normal(list.multiply(ALL.subtract(discount)).movePointLeft(2));
  }

  public boolean discounted() {
    return discount.signum() > 0;
  }

  @Override
  public int compareTo(UnitPrice other) {
    return ORDER.compare(this, other);
  }

  /**
   * Prices are shown with at least four digits after the point and no zeros beyond what they need.
   */
  public static BigDecimal normal(BigDecimal price) {
    var bare = price.stripTrailingZeros();
    return bare.scale() < DIGITS ? bare.setScale(DIGITS) : bare;
  }
}
