package io.atrium.kernel;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Work that the portal does again and again while it runs, whether anybody looks or not. A room
 * extends it with a component that says what, and how often.
 */
public abstract class RecurringWork implements SmartLifecycle {

  private final Rounds rounds;

  private final Duration first;

  private final Duration pause;

  private final Runnable round;

  private volatile boolean running;

  /**
   * @param name of the thread, and of what it does
   * @param first how long after the start the first round begins
   * @param pause between the end of one round and the beginning of the next
   */
  protected RecurringWork(String name, Duration first, Duration pause, Runnable round) {
    this.rounds = new Rounds(name);
    this.first = first;
    this.pause = pause;
    this.round = round;
  }

  @Override
  public final void start() {
    running = true;
    rounds.start();
    rounds.go(first, pause, round);
  }

  @Override
  public final void stop() {
    running = false;
    rounds.stop();
  }

  @Override
  public final boolean isRunning() {
    return running;
  }
}
