package io.atrium.kernel;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Does something again and again, on a thread of its own, until it is stopped. A round that fails
 * is told in the log, and the next one tries again.
 */
public final class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final ThreadPoolTaskScheduler thread = new ThreadPoolTaskScheduler();

  /**
   * @param name of the thread, and of what it does
   */
  public Rounds(String name) {
    thread.setThreadNamePrefix(name + "-");
    thread.setDaemon(true);
    thread.setErrorHandler(
        failed -> LOG.error("A round of '{}' failed; the next one tries again", name, failed));
  }

  /** Gets ready for rounds; what was stopped may be started again. */
  public void start() {
    thread.initialize();
  }

  /** From now on. The pause is between the end of one round and the beginning of the next. */
  public void go(Duration first, Duration pause, Runnable round) {
    var _ = thread.scheduleWithFixedDelay(round, thread.getClock().instant().plus(first), pause);
  }

  /** Ends the rounds, and interrupts the one under way. */
  public void stop() {
    thread.shutdown();
  }
}
