package io.atrium.billing;

import io.atrium.kernel.RecurringWork;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Has the ledger verified while nobody looks. */
@Component
@ConditionalOnBooleanProperty(name = "atrium.background.enabled", matchIfMissing = true)
class LedgerRounds extends RecurringWork {

  private static final Duration FIRST = Duration.ofMinutes(2);

  private static final Duration PAUSE = Duration.ofMinutes(15);

  LedgerRounds(LedgerChecks checks) {
    super("ledger", FIRST, PAUSE, checks::look);
  }
}
