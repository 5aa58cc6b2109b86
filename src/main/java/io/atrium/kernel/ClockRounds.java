package io.atrium.kernel;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Has the clock looked at every ten seconds. */
@Component
@ConditionalOnBooleanProperty(name = "atrium.background.enabled", matchIfMissing = true)
class ClockRounds extends RecurringWork {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  ClockRounds(ClockWatch watch) {
    super("clock", PAUSE, PAUSE, watch::look);
  }
}
