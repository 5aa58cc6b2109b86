package io.atrium.drivers;

import io.atrium.drivers.spi.DriverDescriptor.Threads;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The few places that calls to one host have, and the threads they run on. */
final class HostLane {

  private static final int PLACES = 8;

  private final Semaphore places = new Semaphore(PLACES, true);

  private final @Nullable ExecutorService threads;

  private HostLane(@Nullable ExecutorService threads) {
    this.threads = threads;
  }

  static HostLane to(String hostId, Threads threads) {
    return new HostLane(
        switch (threads) {
          case VIRTUAL ->
              Executors.newThreadPerTaskExecutor(
                  Thread.ofVirtual().name(hostId + "-", 0).factory());
          case PLATFORM ->
              Executors.newFixedThreadPool(
                  PLACES, Thread.ofPlatform().daemon().name(hostId + "-", 0).factory());
          case CALLER -> null;
        });
  }

  /** Waits for a place and then for the call, at most {@code timeout} in all. */
  <T> T run(Callable<T> call, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (threads == null) {
      return direct(call);
    }
    var deadline = System.nanoTime() + timeout.toNanos();
    if (!places.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new TimeoutException();
    }
    // The place is given back when the call itself ends, not when its caller stops waiting.
    var running =
        threads.submit(() -> {
          try {
            return call.call();
          } finally {
            places.release();
          }
        });
    return running.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private static <T> T direct(Callable<T> call) throws ExecutionException {
    try {
      return call.call();
    } catch (Exception failed) {
      throw new ExecutionException(failed);
    }
  }
}
