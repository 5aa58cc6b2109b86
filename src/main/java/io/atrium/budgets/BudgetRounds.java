package io.atrium.budgets;

import io.atrium.kernel.Rounds;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has the budgets looked at every few minutes, whether anybody looks or not. */
@Component
@ConditionalOnBooleanProperty(name = "atrium.background.enabled", matchIfMissing = true)
class BudgetRounds implements SmartLifecycle {

  private static final Duration FIRST = Duration.ofSeconds(40);

  private final Rounds rounds = new Rounds("budgets");

  private final BudgetWatch watch;

  private final BudgetSettings settings;

  private volatile boolean running;

  BudgetRounds(BudgetWatch watch, BudgetSettings settings) {
    this.watch = watch;
    this.settings = settings;
  }

  @Override
  public void start() {
    running = true;
    rounds.start();
    rounds.go(FIRST, settings.watchEvery(), watch::look);
  }

  @Override
  public void stop() {
    running = false;
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
