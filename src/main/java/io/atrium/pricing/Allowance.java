package io.atrium.pricing;

import io.atrium.metering.Meter;
import io.atrium.pricing.rating.Rating;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of a meter is free in each calendar month. The prices that hold when the month begins
 * say so for the whole month; what is dearest is free first.
 *
 * @param departmentId whose; null for each department that has no allowance of its own
 * @param units in the unit of the price, such as vCPU hours
 */
public record Allowance(Meter meter, @Nullable String departmentId, long units) {

  boolean holdsFor(String department) {
    return departmentId == null || departmentId.equals(department);
  }

  boolean sameKey(Allowance other) {
    return meter == other.meter && Objects.equals(departmentId, other.departmentId);
  }

  /** In the unit in which use is counted. */
  BigInteger quantity() {
    return BigInteger.valueOf(units).multiply(BigInteger.valueOf(Rating.divisor(meter)));
  }
}
