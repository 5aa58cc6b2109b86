package io.atrium.pricing;

import java.math.BigDecimal;

/**
 * What one department gets off every price. It holds for that department alone and not for those
 * below it, so that a bill does not depend on where in the tree a department was.
 *
 * @param percent above 0 and up to 100, with at most one digit after the point
 */
public record Discount(String departmentId, BigDecimal percent) {

  public Discount {
    percent = percent.stripTrailingZeros();
  }
}
