package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.instances.reconcile.Placer;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.OperationRow;
import io.atrium.instances.store.Operations;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Size;
import io.atrium.quota.Amounts;
import io.atrium.quota.Hold;
import io.atrium.quota.Quotas;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Begins the making of an instance: opens the operation, holds its quota and claims a host for it.
 */
@Component
class Making {

  private final Operations operations;
  private final Quotas quotas;
  private final Placer placer;
  private final Ids ids;

  Making(Operations operations, Quotas quotas, Placer placer, Ids ids) {
    this.operations = operations;
    this.quotas = quotas;
    this.placer = placer;
    this.ids = ids;
  }

  /** Refuses an order whose instances cannot all have quota, naming what they need together. */
  void refuseUnlessQuota(String departmentId, Actor actor, Size size, int count) {
    quotas.refuseUnlessFree(departmentId, actor.personId(), Amounts.of(size).times(count));
  }

  /** For an instance that was just ordered and is already saved. */
  OperationRow begin(InstanceRow row, Actor actor, Instant now) {
    return begin(row, OperationType.CREATE, actor, now);
  }

  /** For one whose disk lies in the portal's store. */
  OperationRow back(InstanceRow row, Actor actor, Instant now) {
    row.wish(Desired.RUNNING, now);
    return begin(row, OperationType.UNARCHIVE, actor, now);
  }

  private OperationRow begin(InstanceRow row, OperationType type, Actor actor, Instant now) {
    var operation = new OperationRow(ids.next("op"), row, type, actor.personId(), now);
    operations.save(operation);
    var ordered = row.ordered();
    quotas.hold(
        new Hold(
            row.id(),
            operation.id(),
            ordered.departmentId(),
            ordered.ownerId(),
            Amounts.of(ordered.size())));
    var reasons = placer.place(row, Set.of());
    if (!reasons.isEmpty() && !ordered.waitForCapacity()) {
      throw actor.may(Permission.AUDIT) ? new NoCapacity(reasons) : NoCapacity.withoutReasons();
    }
    return operation;
  }

  /** For one that could not be made the time before. What it still holds, it gives back first. */
  OperationRow again(InstanceRow row, Actor actor, Instant now) {
    quotas.release(row.id());
    placer.leave(row);
    row.unpark();
    row.wish(Desired.RUNNING, now);
    row.wishAnew(now);
    return begin(row, actor, now);
  }
}
