package io.atrium.pricing.rating;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Fact.Traits;
import io.atrium.metering.Use;
import org.jspecify.annotations.Nullable;

/**
 * What decides a price besides the meter: who pays, and for what.
 *
 * @param departmentId null where nobody in particular is meant, and so nobody's discount holds
 */
public record PriceBasis(
    @Nullable String departmentId, Environment environment, Kind kind, String offeringId) {

  public static PriceBasis of(Traits traits) {
    return new PriceBasis(
        traits.departmentId(), traits.environment(), traits.kind(), traits.offeringId());
  }

  public static PriceBasis of(Use use) {
    return new PriceBasis(use.departmentId(), use.environment(), use.kind(), use.offeringId());
  }
}
