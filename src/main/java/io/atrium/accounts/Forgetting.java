package io.atrium.accounts;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Empties a memory at a change: at once for whoever reads on in the same transaction, and again
 * after its end, because others may have remembered the old state, or the new one that was then
 * rolled back.
 */
public final class Forgetting {

  private Forgetting() {}

  public static void now(Runnable forget) {
    forget.run();
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              forget.run();
            }
          });
    }
  }
}
