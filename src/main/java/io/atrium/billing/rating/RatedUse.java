package io.atrium.billing.rating;

import io.atrium.billing.PriceVersion;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;

/** What one instance used of one meter under one price. */
public record RatedUse(Key key, String instanceId, String name, BigInteger unitSeconds) {

  /** What makes a line of a bill: everything with the same key is one line. */
  public record Key(
      Meter meter,
      Environment environment,
      Kind kind,
      String priceVersionId,
      Instant pricesFrom,
      BigDecimal unitPrice) {

    public static Key of(
        Meter meter, Environment environment, Kind kind, String offeringId, PriceVersion version) {
      return new Key(
          meter,
          environment,
          kind,
          version.id(),
          version.effectiveFrom(),
          version.perHour(meter, environment, kind, offeringId));
    }
  }
}
