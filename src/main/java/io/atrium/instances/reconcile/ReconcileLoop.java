package io.atrium.instances.reconcile;

import io.atrium.instances.ReconcileRequested;
import io.atrium.instances.store.Claims;
import io.atrium.instances.store.Claims.Claim;
import io.atrium.kernel.Rounds;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps the reconciler going: at once when a wish is committed, else every second, with a bounded
 * number of instances in hand.
 */
@Component
@ConditionalOnProperty(name = "atrium.background.enabled", matchIfMissing = true)
class ReconcileLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ReconcileLoop.class);

  private static final long IDLE_MILLIS = 1_000;

  private final Reconciler reconciler;
  private final ClaimsInHand inHand;
  private final Rounds renewals = new Rounds("claims");
  private final Semaphore free;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean running;
  private volatile ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  ReconcileLoop(Reconciler reconciler, ClaimsInHand inHand, Background background) {
    this.reconciler = reconciler;
    this.inHand = inHand;
    this.free = new Semaphore(background.workers());
  }

  /** Hears that there is work. Missing it costs a second, nothing more. */
  @TransactionalEventListener
  void on(ReconcileRequested request) {
    wake.release();
  }

  @Override
  public void start() {
    running = true;
    workers = Executors.newVirtualThreadPerTaskExecutor();
    var often = Claims.LEASE.dividedBy(3);
    renewals.start();
    renewals.go(often, often, inHand::renew);
    Thread.ofVirtual().name("reconcile").start(this::loop);
  }

  private void loop() {
    while (running) {
      try {
        if (!takeSome() && wake.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failed) {
        LOG.error("Looking for due instances failed; it goes on in a second", failed);
        pause();
      }
    }
  }

  private boolean takeSome() throws InterruptedException {
    free.acquire();
    var places = 1 + free.drainPermits();
    var taken = 0;
    try {
      var due = reconciler.takeDue(places);
      taken = due.size();
      due.forEach(this::submit);
    } finally {
      free.release(places - taken);
    }
    return taken > 0;
  }

  private void submit(Claim claim) {
    inHand.take(claim);
    workers.submit(() -> pass(claim));
  }

  private void pass(Claim claim) {
    try {
      reconciler.pass(claim);
    } catch (RuntimeException failed) {
      // The claim runs out by itself, and the next look starts from what is so.
      LOG.error("A pass over {} failed", claim.instanceId(), failed);
    } finally {
      inHand.drop(claim);
      free.release();
      wake.release();
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
    wake.release();
    workers.close();
    renewals.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
