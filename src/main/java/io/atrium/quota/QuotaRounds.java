package io.atrium.quota;

import io.atrium.kernel.RecurringWork;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Has the counters recounted every few minutes, whether anybody looks or not. */
@Component
@ConditionalOnBooleanProperty(name = "atrium.background.enabled", matchIfMissing = true)
class QuotaRounds extends RecurringWork {

  private static final Duration FIRST = Duration.ofSeconds(30);

  QuotaRounds(QuotaChecks checks, QuotaSettings settings) {
    super("quota", FIRST, settings.auditEvery(), checks::look);
  }
}
