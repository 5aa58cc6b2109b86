package io.atrium.catalogue;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Money;
import java.util.Optional;

/** What an offering costs now, told by the room that knows prices. Empty where no price is set. */
public interface OfferingPrices {

  Optional<Money> perHour(Offering offering, Environment environment);
}
