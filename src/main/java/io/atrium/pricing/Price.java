package io.atrium.pricing;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.pricing.rating.PriceBasis;
import io.atrium.pricing.rating.UnitPrice;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a meter costs: for one hour where it is allocated, once where it is consumed.
 * Where environment, kind or offering is null, it holds for all of them, unless a narrower price is
 * set in the same version.
 *
 * @param perHour for what {@link io.atrium.billing.rating.Rating#per} says of the meter
 */
public record Price(
    Meter meter,
    @Nullable Environment environment,
    @Nullable Kind kind,
    @Nullable String offeringId,
    BigDecimal perHour) {

  public Price {
    perHour = UnitPrice.normal(perHour);
  }

  boolean holdsFor(Meter m, PriceBasis basis) {
    return meter == m
        && (environment == null || environment == basis.environment())
        && (kind == null || kind == basis.kind())
        && (offeringId == null || offeringId.equals(basis.offeringId()));
  }

  /** An offering's own price goes before a kind's, and that before an environment's. */
  int narrowness() {
    return (offeringId == null ? 0 : 4) + (kind == null ? 0 : 2) + (environment == null ? 0 : 1);
  }

  boolean sameKey(Price other) {
    return meter == other.meter
        && environment == other.environment
        && kind == other.kind
        && Objects.equals(offeringId, other.offeringId);
  }

  boolean isGeneral(Meter m) {
    return meter == m && environment == null && kind == null && offeringId == null;
  }
}
