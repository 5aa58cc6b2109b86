package io.atrium.pricing.rating;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.pricing.PriceVersion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/** What one instance used of one meter under one price. */
public record RatedUse(Key key, String instanceId, String name, BigInteger unitSeconds) {

  /** More use of the same instance; of two names the later in the alphabet, in any order. */
  RatedUse and(RatedUse more) {
    return new RatedUse(
        key,
        instanceId,
        name.compareTo(more.name) >= 0 ? name : more.name,
        unitSeconds.add(more.unitSeconds));
  }

  /** What makes a line of a bill: everything with the same key is one line. */
  public record Key(
      Meter meter,
      Environment environment,
      Kind kind,
      String priceVersionId,
      Instant pricesFrom,
      UnitPrice price) {

    /** Empty where the version has no price for it: then nobody is charged for it. */
    public static Optional<Key> of(Meter meter, PriceBasis basis, PriceVersion version) {
      return version
          .price(meter, basis)
          .map(price ->
              new Key(
                  meter,
                  basis.environment(),
                  basis.kind(),
                  version.id(),
                  version.effectiveFrom(),
                  price));
    }

    public BigDecimal unitPrice() {
      return price.charged();
    }
  }
}
