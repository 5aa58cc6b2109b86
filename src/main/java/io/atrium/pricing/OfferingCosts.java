package io.atrium.pricing;

import io.atrium.catalogue.Offering;
import io.atrium.catalogue.OfferingPrices;
import io.atrium.instances.InstanceCosts;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Money;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the catalogue what an hour of each offering costs at the prices of now. */
@Component
class OfferingCosts implements OfferingPrices {

  private final InstanceCosts costs;

  OfferingCosts(InstanceCosts costs) {
    this.costs = costs;
  }

  @Override
  public Optional<Money> perHour(Offering offering, Environment environment) {
    return Optional.of(
        costs.perHour(
            new OneKind(null, offering.kind(), environment, offering.size(), offering.id())));
  }
}
