package io.atrium.billing;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks at the start and every few minutes whether a month is to be closed. */
@Component
@ConditionalOnProperty(name = "atrium.background.enabled", matchIfMissing = true)
class ClosingLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ClosingLoop.class);

  private static final long FIRST_AFTER_SECONDS = 20;

  private final BillCloser closer;

  private final BillingSettings settings;

  private volatile boolean running;

  private volatile ScheduledExecutorService timer = timer();

  ClosingLoop(BillCloser closer, BillingSettings settings) {
    this.closer = closer;
    this.settings = settings;
  }

  private static ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("bills").factory());
  }

  @Override
  public void start() {
    running = true;
    timer = timer();
    var every = settings.closeEvery().toSeconds();
    timer.scheduleWithFixedDelay(this::close, FIRST_AFTER_SECONDS, every, TimeUnit.SECONDS);
  }

  private void close() {
    try {
      closer.closeDue();
    } catch (DataAccessException | TransactionException failed) {
      LOG.error("Bills could not be closed; the next round tries again", failed);
    }
  }

  @Override
  public void stop() {
    running = false;
    timer.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
