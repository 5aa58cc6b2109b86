package io.atrium.kernel;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has the clock looked at every ten seconds. */
@Component
@ConditionalOnBooleanProperty(name = "atrium.background.enabled", matchIfMissing = true)
class ClockRounds implements SmartLifecycle {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Rounds rounds = new Rounds("clock");

  private final ClockWatch watch;

  private volatile boolean running;

  ClockRounds(ClockWatch watch) {
    this.watch = watch;
  }

  @Override
  public void start() {
    running = true;
    rounds.start();
    rounds.go(PAUSE, PAUSE, watch::look);
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
