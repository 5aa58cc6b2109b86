package io.atrium.instances.reconcile;

import java.time.Duration;

/**
 * How long to wait after a failure: twice as long each time, up to a minute, and not all at once.
 */
final class Backoff {

  private static final long LONGEST_MILLIS = 60_000;

  private Backoff() {}

  /** The spread follows from the id, so that the same history is the same when it is replayed. */
  static Duration after(String id, int attempts) {
    var millis = Math.min(LONGEST_MILLIS, 1_000L << Math.min(attempts, 6));
    var spread = Math.floorMod(id.hashCode() + attempts, 1_000) / 1_000.0;
    return Duration.ofMillis((long) (millis * (0.75 + spread / 2)));
  }
}
