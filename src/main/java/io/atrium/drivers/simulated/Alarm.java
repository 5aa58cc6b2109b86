package io.atrium.drivers.simulated;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wakes simulated hosts so that they tell their watchers of what happens by itself. Only for
 * telling in time: what is true never depends on it. Without delays it never starts a thread.
 */
final class Alarm implements AutoCloseable {

  private final Clock clock;

  private @Nullable ScheduledThreadPoolExecutor thread;

  Alarm(Clock clock) {
    this.clock = clock;
  }

  synchronized void at(Instant moment, Runnable deed) {
    if (thread == null) {
      thread = newThread();
    }
    var millis = Math.max(0, Duration.between(clock.instant(), moment).toMillis()) + 1;
    try {
      var _ = thread.schedule(deed, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      // The portal is stopping, and nobody is left to be told.
      return;
    }
  }

  private static ScheduledThreadPoolExecutor newThread() {
    var made =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("simulated-hosts").factory());
    made.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return made;
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.shutdownNow();
    }
  }
}
