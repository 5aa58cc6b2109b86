package io.atrium.drivers.libvirt.connection;

import io.atrium.drivers.spi.HostUnreachable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to one host, one attempt at a time, on threads of its own: an attempt may hang
 * as long as the network likes, and whoever waits for it gives up in time. After a failure the next
 * attempt waits a little first, longer each time.
 */
final class Dialling {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** An attempt older than this is given up; should it succeed after all, it is closed. */
  private static final Duration HOPE = Duration.ofSeconds(30);

  private final Supplier<Session> opener;

  private @Nullable CompletableFuture<Session> attempt;

  private long begunAt;

  private int failures;

  private long failedAt;

  Dialling(Supplier<Session> opener) {
    this.opener = opener;
  }

  /** The attempt under way, or one that succeeded and was not reported broken, or a new one. */
  synchronized CompletableFuture<Session> attempt() {
    var now = System.nanoTime();
    var known = attempt;
    if (known != null && !known.isCompletedExceptionally()) {
      if (known.isDone() || now - begunAt < HOPE.toNanos()) {
        return known;
      }
      known.completeExceptionally(new HostUnreachable("The host hangs."));
    }
    begunAt = now;
    var fresh = new CompletableFuture<Session>();
    var wait = failures == 0 ? Duration.ZERO : pause();
    attempt = fresh;
    Thread.ofPlatform()
        .daemon()
        .name("libvirt-dial")
        .start(() -> dial(fresh, wait.minusNanos(now - failedAt)));
    return fresh;
  }

  private Duration pause() {
    var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  /** This session was used and is broken: the next caller dials anew, unless somebody has. */
  synchronized void broken(Session session) {
    var known = attempt;
    if (known != null && !known.isCompletedExceptionally() && known.getNow(null) == session) {
      attempt = null;
    }
  }

  private void dial(CompletableFuture<Session> fresh, Duration wait) {
    LockSupport.parkNanos(Math.max(0, wait.toNanos()));
    try {
      var session = opener.get();
      succeeded();
      if (!fresh.complete(session)) {
        session.retire();
      }
    } catch (HostUnreachable failure) {
      failed();
      fresh.completeExceptionally(failure);
    }
  }

  private synchronized void succeeded() {
    failures = 0;
  }

  private synchronized void failed() {
    failures++;
    failedAt = System.nanoTime();
  }
}
