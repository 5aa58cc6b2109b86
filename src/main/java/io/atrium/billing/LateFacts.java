package io.atrium.billing;

import io.atrium.billing.store.Rechecks;
import io.atrium.metering.UsageChanged;
import io.atrium.pricing.Periods;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes facts that change a month which is over, so that a closed bill is corrected and never
 * edited.
 */
@Component
class LateFacts {

  private final Rechecks rechecks;

  private final Periods periods;

  LateFacts(Rechecks rechecks, Periods periods) {
    this.rechecks = rechecks;
    this.periods = periods;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(UsageChanged change) {
    var current = periods.current();
    for (var month = periods.of(change.from());
        month.isBefore(current);
        month = month.plusMonths(1)) {
      rechecks.note(change.departmentId(), month);
    }
  }
}
