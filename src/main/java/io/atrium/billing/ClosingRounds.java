package io.atrium.billing;

import io.atrium.kernel.RecurringWork;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Looks at the start and every few minutes whether a month is to be closed. */
@Component
@ConditionalOnBooleanProperty(name = "atrium.background.enabled", matchIfMissing = true)
class ClosingRounds extends RecurringWork {

  private static final Duration FIRST = Duration.ofSeconds(20);

  ClosingRounds(BillCloser closer, BillingSettings settings) {
    super("bills", FIRST, settings.closeEvery(), closer::closeDue);
  }
}
