package io.atrium.billing;

import io.atrium.billing.store.InstitutionSettings;
import io.atrium.billing.store.IssuedBills;
import io.atrium.metering.UsageQueries;
import io.atrium.pricing.PriceQueries;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Keeps zone and currency at the first start, and refuses to start with others once money was made:
 * hours would fall between two bills, and prices would be read in another currency.
 */
@Component
class BasisAtStart implements SmartInitializingSingleton {

  private final MoneyBasis basis;

  private final InstitutionSettings settings;

  private final UsageQueries usage;

  private final IssuedBills bills;

  private final PriceQueries prices;

  BasisAtStart(
      MoneyBasis basis,
      InstitutionSettings settings,
      UsageQueries usage,
      IssuedBills bills,
      PriceQueries prices) {
    this.basis = basis;
    this.settings = settings;
    this.usage = usage;
    this.bills = bills;
    this.prices = prices;
  }

  /** Before anything is served or run. */
  @Override
  public void afterSingletonsInstantiated() {
    if (settings.kept().isEmpty()) {
      keep();
    }
    var difference = basis.difference();
    if (difference.isPresent() && moneyWasMade()) {
      throw difference.get();
    }
    difference.ifPresent(_ -> settings.change(basis.now()));
  }

  private void keep() {
    try {
      settings.keep(basis.now());
    } catch (DuplicateKeyException _) {
      // Another replica that starts at the same moment was faster; what it kept is looked at next.
    }
  }

  /** The prices to begin with are nobody's decision: one version is there always. */
  private boolean moneyWasMade() {
    return usage.firstUse().isPresent()
        || bills.lastPeriod().isPresent()
        || prices.versions().size() > 1;
  }
}
