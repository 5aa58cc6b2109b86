package io.atrium.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for what another process brings about, by looking again and again: the one place where a
 * test lets time pass. It goes on at once when the condition holds and fails when patience ends.
 */
public final class Await {

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

  private Await() {}

  /** The first value that fits. */
  public static <T> T value(
      Duration patience, String what, Supplier<T> look, Predicate<? super T> fits) {
    var deadline = System.nanoTime() + patience.toNanos();
    var pause = FIRST_PAUSE;
    var seen = look.get();
    while (!fits.test(seen)) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(
            "Not within %s: %s. Last seen: %s".formatted(patience, what, seen));
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(LONGEST_PAUSE, pause * 2);
      seen = look.get();
    }
    return seen;
  }

  public static void until(Duration patience, String what, BooleanSupplier condition) {
    value(patience, what, condition::getAsBoolean, Boolean::booleanValue);
  }
}
