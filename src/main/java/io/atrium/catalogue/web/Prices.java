package io.atrium.catalogue.web;

import io.atrium.catalogue.Offering;
import io.atrium.catalogue.OfferingPrices;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Money;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Shows offerings together with their prices. Without a price the answer is that none is known. */
@Component
class Prices {

  private final ObjectProvider<OfferingPrices> prices;

  Prices(ObjectProvider<OfferingPrices> prices) {
    this.prices = prices;
  }

  OfferingView view(Offering offering) {
    var hourly = hourly(offering);
    var production = hourly.get(Environment.PRODUCTION);
    var texts = new EnumMap<Environment, String>(Environment.class);
    hourly.forEach((environment, price) -> texts.put(environment, price.amount().toPlainString()));
    return new OfferingView(
        offering.id(),
        offering.sku(),
        offering.name(),
        offering.purpose(),
        offering.kind(),
        offering.size().vcpus(),
        offering.size().memoryMib(),
        offering.size().diskGib(),
        offering.active(),
        texts.get(Environment.PRODUCTION),
        texts,
        production == null ? null : production.currency().getCurrencyCode());
  }

  private Map<Environment, Money> hourly(Offering offering) {
    var found = new EnumMap<Environment, Money>(Environment.class);
    var known = prices.getIfAvailable();
    if (known != null) {
      for (var environment : Environment.values()) {
        known.perHour(offering, environment).ifPresent(price -> found.put(environment, price));
      }
    }
    return found;
  }
}
