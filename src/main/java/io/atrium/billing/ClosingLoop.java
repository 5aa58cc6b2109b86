package io.atrium.billing;

import io.atrium.kernel.Rounds;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at the start and every few minutes whether a month is to be closed. */
@Component
@ConditionalOnProperty(name = "atrium.background.enabled", matchIfMissing = true)
class ClosingLoop implements SmartLifecycle {

  private static final Duration FIRST = Duration.ofSeconds(20);

  private final Rounds rounds = new Rounds("bills");

  private final BillCloser closer;

  private final BillingSettings settings;

  private volatile boolean running;

  ClosingLoop(BillCloser closer, BillingSettings settings) {
    this.closer = closer;
    this.settings = settings;
  }

  @Override
  public void start() {
    running = true;
    rounds.start();
    rounds.go(FIRST, settings.closeEvery(), closer::closeDue);
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
