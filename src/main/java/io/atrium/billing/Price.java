package io.atrium.billing;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a meter costs for one hour. Where environment, kind or offering is null, it
 * holds for all of them, unless a narrower price is set in the same version.
 *
 * @param perHour for one vCPU, one GiB of memory or disk, or one address
 */
public record Price(
    Meter meter,
    @Nullable Environment environment,
    @Nullable Kind kind,
    @Nullable String offeringId,
    BigDecimal perHour) {

  private static final int DIGITS = 4;

  public Price {
    perHour = normal(perHour);
  }

  boolean holdsFor(Meter m, Environment e, Kind k, String offering) {
    return meter == m
        && (environment == null || environment == e)
        && (kind == null || kind == k)
        && (offeringId == null || offeringId.equals(offering));
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

  /**
   * Prices are shown with at least four digits after the point and no zeros beyond what they need.
   */
  static BigDecimal normal(BigDecimal perHour) {
    var bare = perHour.stripTrailingZeros();
    return bare.scale() < DIGITS ? bare.setScale(DIGITS) : bare;
  }
}
