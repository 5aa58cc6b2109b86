package io.atrium.activity;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What one watcher has not taken yet. A watcher who is too slow is closed rather than waited for:
 * they come back with the number they saw last, and miss nothing.
 */
public final class LiveSubscription implements AutoCloseable {

  private static final int MOST_WAITING = 1_000;

  private final BlockingQueue<LiveEntry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Consumer<LiveSubscription> leave;
  private volatile boolean open = true;

  LiveSubscription(Consumer<LiveSubscription> leave) {
    this.leave = leave;
  }

  /** The next entry, or nothing if none comes in that time. */
  public Optional<LiveEntry> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  public boolean isOpen() {
    return open;
  }

  void offer(LiveEntry entry) {
    if (open && !waiting.offer(entry)) {
      close();
    }
  }

  @Override
  public void close() {
    open = false;
    leave.accept(this);
  }
}
