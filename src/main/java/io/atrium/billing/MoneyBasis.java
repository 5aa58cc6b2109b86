package io.atrium.billing;

import io.atrium.billing.store.InstitutionSettings;
import io.atrium.billing.store.InstitutionSettings.Basis;
import io.atrium.kernel.Institution;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Compares the zone and the currency that are set with those that the database was kept in. */
@Component
class MoneyBasis {

  private final InstitutionSettings settings;

  private final Institution institution;

  MoneyBasis(InstitutionSettings settings, Institution institution) {
    this.settings = settings;
    this.institution = institution;
  }

  /** What is set. */
  Basis now() {
    return new Basis(institution.zone().getId(), institution.currency().getCurrencyCode());
  }

  /** What is kept and differs from what is set; nothing where they agree or nothing is kept. */
  Optional<BasisChanged> difference() {
    return settings
        .kept()
        .filter(kept -> !kept.equals(now()))
        .map(kept -> new BasisChanged(kept, now()));
  }
}
