package io.atrium.quota;

import io.atrium.kernel.Rounds;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has the counters recounted every few minutes, whether anybody looks or not. */
@Component
@ConditionalOnBooleanProperty(name = "atrium.background.enabled", matchIfMissing = true)
class QuotaRounds implements SmartLifecycle {

  private static final Duration FIRST = Duration.ofSeconds(30);

  private final Rounds rounds = new Rounds("quota");

  private final QuotaChecks checks;

  private final QuotaSettings settings;

  private volatile boolean running;

  QuotaRounds(QuotaChecks checks, QuotaSettings settings) {
    this.checks = checks;
    this.settings = settings;
  }

  @Override
  public void start() {
    running = true;
    rounds.start();
    rounds.go(FIRST, settings.auditEvery(), checks::look);
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
