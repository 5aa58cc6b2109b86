package io.atrium.instances.reconcile;

import io.atrium.drivers.HostAddress;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.instances.Condition;
import io.atrium.instances.Desired;
import io.atrium.instances.Errand;
import io.atrium.instances.OperationType;
import io.atrium.instances.store.Claims.Claim;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.OperationRow;
import org.jspecify.annotations.Nullable;

/**
 * One claimed instance, as it was when its books were read last: enough to look and act without the
 * database.
 *
 * @param knownToRun whether it was seen running the last time
 * @param look whether there can be anything on the host to look at
 * @param attempts how many passes in a row have failed
 */
record Task(
    Claim claim,
    long generation,
    Wish wish,
    boolean knownToRun,
    HostAddress host,
    boolean look,
    int attempts) {

  static final String STARTED = "started";
  static final String RESTARTED = "restarted";
  static final String REMOVED = "removed";

  /** Its errand is done. */
  static final String PERFORMED = "performed";

  /** Its host cannot do the errand while it runs. */
  static final String NOT_LIVE = "needs-a-stop";

  /** As the books have it at this moment. */
  static Task of(Claim claim, InstanceRow row, @Nullable OperationRow operation, HostAddress host) {
    var reachable = row.condition(Condition.Type.HOST_REACHABLE);
    var wish =
        new Wish(
            row.desired(),
            row.isProvisioned(),
            row.isFulfilled(),
            operation != null && operation.hasDone(STARTED),
            operation != null
                && operation.type() == OperationType.REBOOT
                && !operation.hasDone(RESTARTED),
            pending(operation),
            operation != null && operation.hasDone(REMOVED),
            row.shelf().archived() != null,
            reachable != null && !reachable.status());
    var firstTry =
        !row.isProvisioned() && row.desired() != Desired.ABSENT && row.due().attempts() == 0;
    var runs = row.seen().power() == PowerState.RUNNING;
    return new Task(claim, row.generation(), wish, runs, host, !firstTry, row.due().attempts());
  }

  private static @Nullable Errand pending(@Nullable OperationRow operation) {
    if (operation == null || operation.hasDone(PERFORMED)) {
      return null;
    }
    var errand = operation.errand();
    return errand != null && operation.hasDone(NOT_LIVE) ? errand.whileStopped() : errand;
  }
}
