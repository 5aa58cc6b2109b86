package io.atrium.activity;

import io.atrium.kernel.Recorded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes down whatever happens, in the same transaction: a change and its entry are there together
 * or not at all. Once it is final, those who watch live are told.
 */
@Component
class Recorder {

  private final Trail trail;
  private final LiveTrail live;

  Recorder(Trail trail, LiveTrail live) {
    this.trail = trail;
    this.live = live;
  }

  @EventListener
  void record(Recorded happened) {
    var pending = live.begin();
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      live.end(pending, appended(happened, pending));
      return;
    }
    var entry = appended(happened, pending);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_ROLLED_BACK) {
              live.drop(pending);
            } else {
              live.end(pending, entry);
            }
          }
        });
  }

  private TrailEntry appended(Recorded happened, LiveTrail.Pending pending) {
    var done = false;
    try {
      var entry = trail.append(happened);
      done = true;
      return entry;
    } finally {
      if (!done) {
        live.drop(pending);
      }
    }
  }
}
