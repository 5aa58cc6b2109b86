package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.Instances;
import io.atrium.instances.store.OperationRow;
import io.atrium.instances.store.Operations;
import io.atrium.kernel.Ids;
import io.atrium.kernel.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What everything that is asked of a machine has in common: its row is locked, the person may, it
 * is not busy with something else, and what was asked is kept as an operation and told.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Asking {

  private final Instances instances;
  private final Operations operations;
  private final ApplicationEventPublisher events;
  private final Ids ids;
  private final Clock clock;

  Asking(
      Instances instances,
      Operations operations,
      ApplicationEventPublisher events,
      Ids ids,
      Clock clock) {
    this.instances = instances;
    this.operations = operations;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  Instance wish(InstanceRow row, Actor actor, Desired desired, OperationType type, String action) {
    row.wish(desired, now());
    return asked(row, open(row, type, actor), actor, action);
  }

  /** An errand is a wish too, although what is wanted stays the same. */
  OperationRow wish(InstanceRow row, Actor actor, Errand errand) {
    row.wishAnew(now());
    var operation = new OperationRow(ids.next("op"), row, errand, actor.personId(), now());
    operations.saveAndFlush(operation);
    return operation;
  }

  Instance asked(InstanceRow row, OperationRow operation, Actor actor, String action) {
    return asked(row, operation, actor, action, Map.of());
  }

  Instance asked(
      InstanceRow row,
      OperationRow operation,
      Actor actor,
      String action,
      Map<String, String> details) {
    instances.flush();
    var told = new HashMap<>(details);
    told.put("operation", operation.id());
    tell(row, actor, action, told);
    events.publishEvent(new ReconcileRequested(row.id()));
    return row.view(operation.view());
  }

  /** Whoever wishes what is so already knows by now how it came to be so. */
  Instance soShallItStay(InstanceRow row) {
    row.forget(Condition.Type.CHANGED_OUTSIDE);
    instances.flush();
    return view(row);
  }

  OperationRow open(InstanceRow row, OperationType type, Actor actor) {
    var operation = new OperationRow(ids.next("op"), row, type, actor.personId(), now());
    operations.save(operation);
    return operation;
  }

  InstanceRow locked(Actor actor, String id) {
    var row = kept(actor, id);
    if (row.isDeleted()) {
      throw new WrongState("The machine is deleted.");
    }
    return row;
  }

  /** The row, which stays when its machine is deleted. */
  InstanceRow kept(Actor actor, String id) {
    var row = instances.lock(id).orElseThrow(() -> new NotFound(InstanceQueries.INSTANCE));
    actor.require(
        Permission.OPERATE_INSTANCES, row.ordered().departmentId(), InstanceQueries.INSTANCE);
    return row;
  }

  /** A machine that runs or is stopped, and that nothing else is being done to. */
  InstanceRow ready(Actor actor, String id, String verb) {
    var row = locked(actor, id);
    refuseIfBusy(row);
    if (row.phase() != Phase.RUNNING && row.phase() != Phase.STOPPED) {
      throw new WrongState(
          "Only a machine that runs or is stopped can be %s; this one is neither.".formatted(verb));
    }
    return row;
  }

  void refuseIfBusy(InstanceRow row) {
    operations
        .open(row.id())
        .ifPresent(running -> {
          throw new OperationInProgress(running.id(), running.type());
        });
    if (row.desired() == Desired.ABSENT) {
      throw new WrongState("The machine is being deleted.");
    }
  }

  void refuseUnlessMade(InstanceRow row, String verb) {
    if (!row.isProvisioned() && row.fault() != null) {
      throw new WrongState("The machine was never made, so it cannot be " + verb + ".");
    }
  }

  Instance view(InstanceRow row) {
    return row.view(operations.open(row.id()).map(OperationRow::view).orElse(null));
  }

  void tell(InstanceRow row, Actor actor, String action, Map<String, String> details) {
    var told = new HashMap<>(details);
    told.put("name", row.name());
    events.publishEvent(
        new InstanceChanged(
            actor.personId(), row.ordered().departmentId(), row.id(), action, told, now()));
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
