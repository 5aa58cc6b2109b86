package io.atrium.instances.web;

import io.atrium.instances.InstanceChanged;
import io.atrium.instances.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets requests wait for the end of an operation without asking the database all the time. Another
 * replica may do the work, so a waiter looks for itself once a second too.
 */
@Component
class OperationWaits {

  private static final long LOOK_EVERY_MILLIS = 1_000;

  private final Map<String, Semaphore> waiting = new ConcurrentHashMap<>();

  /** Something was told of an instance; whoever waits for it looks again. */
  @TransactionalEventListener
  void on(InstanceChanged change) {
    var waiters = waiting.get(change.subjectId());
    if (waiters != null) {
      waiters.release(Math.max(1, waiters.getQueueLength()));
    }
  }

  /**
   * Returns when {@code ended} holds, or when the time is up. At once inside a transaction: it
   * would keep a connection all the while, and might never see the end.
   */
  void forEnd(Operation operation, Duration atMost, BooleanSupplier ended) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return;
    }
    var until = System.nanoTime() + atMost.toNanos();
    var told = waiting.computeIfAbsent(operation.instanceId(), _ -> new Semaphore(0));
    try {
      while (!ended.getAsBoolean() && System.nanoTime() < until) {
        var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        told.tryAcquire(Math.min(LOOK_EVERY_MILLIS, Math.max(1, left)), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      if (!told.hasQueuedThreads()) {
        waiting.remove(operation.instanceId(), told);
      }
    }
  }
}
