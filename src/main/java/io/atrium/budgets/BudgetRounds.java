package io.atrium.budgets;

import io.atrium.kernel.RecurringWork;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Has the budgets looked at every few minutes, whether anybody looks or not. */
@Component
@ConditionalOnBooleanProperty(name = "atrium.background.enabled", matchIfMissing = true)
class BudgetRounds extends RecurringWork {

  private static final Duration FIRST = Duration.ofSeconds(40);

  BudgetRounds(BudgetWatch watch, BudgetSettings settings) {
    super("budgets", FIRST, settings.watchEvery(), watch::look);
  }
}
