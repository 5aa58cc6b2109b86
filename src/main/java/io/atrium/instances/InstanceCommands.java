package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.Instances;
import io.atrium.instances.store.OperationRow;
import io.atrium.instances.store.Operations;
import io.atrium.kernel.Ids;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.ETags;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything a person may ask of an instance that exists. Each method records a wish; the
 * reconciler fulfils it.
 */
@Service
@Transactional
public class InstanceCommands {

  private final Instances instances;
  private final Operations operations;
  private final Making making;
  private final ApplicationEventPublisher events;
  private final Ids ids;
  private final Clock clock;

  InstanceCommands(
      Instances instances,
      Operations operations,
      Making making,
      ApplicationEventPublisher events,
      Ids ids,
      Clock clock) {
    this.instances = instances;
    this.operations = operations;
    this.making = making;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Does something to an instance that the caller has seen as it is now. That is looked at under
   * the lock of its row and in the transaction of the work, so of two callers who saw the same only
   * one can go on.
   *
   * @param ifMatch the entity tag that the caller saw, or null
   */
  public <T> T unlessStale(Actor actor, String id, @Nullable String ifMatch, Supplier<T> work) {
    ETags.check(ifMatch, view(kept(actor, id)).version());
    return work.get();
  }

  /** Starts it. What could not be made before is tried again from the beginning. */
  public Instance start(Actor actor, String id) {
    var row = locked(actor, id);
    if (row.fault() != null && row.isProvisioned() && row.seen().power() == null) {
      throw new WrongState("The machine is gone from its host. It can only be deleted.");
    }
    if (row.desired() == Desired.RUNNING && row.fault() == null) {
      return soShallItStay(row);
    }
    refuseIfBusy(row);
    if (!row.isProvisioned()) {
      return asked(row, making.again(row, actor, now()), actor, "instance.start-requested");
    }
    row.unpark();
    return wish(row, actor, Desired.RUNNING, OperationType.START, "instance.start-requested");
  }

  /** Stops it: the guest is asked first, and its power is cut when it does not answer in time. */
  public Instance stop(Actor actor, String id) {
    var row = locked(actor, id);
    if (row.desired() == Desired.STOPPED) {
      return soShallItStay(row);
    }
    refuseUnlessMade(row, "stopped");
    refuseIfBusy(row);
    return wish(row, actor, Desired.STOPPED, OperationType.STOP, "instance.stop-requested");
  }

  /** Restarts it in place. Only what runs can be restarted. */
  public Instance reboot(Actor actor, String id) {
    var row = locked(actor, id);
    refuseIfBusy(row);
    if (row.phase() != Phase.RUNNING) {
      throw new WrongState("Only a running machine can be restarted; this one is not running.");
    }
    row.wishAnew(now());
    return asked(row, open(row, OperationType.REBOOT, actor), actor, "instance.reboot-requested");
  }

  /** Deletes it with its disk. From now on it costs nothing. Deleting twice is the same as once. */
  public Instance delete(Actor actor, String id) {
    var row = kept(actor, id);
    if (row.isDeleted() || row.desired() == Desired.ABSENT) {
      return view(row);
    }
    if (row.isProtected()) {
      throw new WrongState("The machine is protected. Take the protection off before deleting it.");
    }
    operations
        .open(id)
        .ifPresent(running -> {
          running.supersede(now());
          operations.flush();
        });
    row.unpark();
    row.metered().until(now());
    return wish(row, actor, Desired.ABSENT, OperationType.DELETE, "instance.delete-requested");
  }

  /** Changes what is said of an instance and what is wished for it: both, or neither. */
  public Instance change(
      Actor actor, String id, Description description, @Nullable Desired desired) {
    var described = description.isEmpty() ? null : describe(actor, id, description);
    return switch (desired) {
      case null -> described == null ? view(locked(actor, id)) : described;
      case RUNNING -> start(actor, id);
      case STOPPED -> stop(actor, id);
      case ABSENT -> delete(actor, id);
    };
  }

  /**
   * The same for whoever has seen nothing but what it changes.
   *
   * @param seen the {@link Description#tag tag} of that, or null
   */
  public Instance describe(Actor actor, String id, @Nullable String seen, Description description) {
    ETags.check(seen, Description.tag(view(locked(actor, id))));
    return describe(actor, id, description);
  }

  /** Changes what an instance is called, its labels, and whether it may be deleted. */
  public Instance describe(Actor actor, String id, Description description) {
    var row = locked(actor, id);
    var described = description.over(row.name(), row.labels(), row.isProtected());
    described.check(() ->
        !described.name().equals(row.name())
            && instances.anyCalled(row.ordered().departmentId(), List.of(described.name())));
    row.describe(described.name(), described.labels(), described.isProtected());
    try {
      instances.flush();
    } catch (DataIntegrityViolationException _) {
      throw new NameTaken(described.name());
    }
    tell(row, actor, "instance.described", Map.of("name", described.name()));
    return view(row);
  }

  private Instance wish(
      InstanceRow row, Actor actor, Desired desired, OperationType type, String action) {
    row.wish(desired, now());
    return asked(row, open(row, type, actor), actor, action);
  }

  private Instance asked(InstanceRow row, OperationRow operation, Actor actor, String action) {
    instances.flush();
    tell(row, actor, action, Map.of("operation", operation.id(), "name", row.name()));
    events.publishEvent(new ReconcileRequested(row.id()));
    return row.view(operation.view());
  }

  /** Whoever wishes what is so already knows by now how it came to be so. */
  private Instance soShallItStay(InstanceRow row) {
    row.forget(Condition.Type.CHANGED_OUTSIDE);
    instances.flush();
    return view(row);
  }

  private OperationRow open(InstanceRow row, OperationType type, Actor actor) {
    var operation = new OperationRow(ids.next("op"), row, type, actor.personId(), now());
    operations.save(operation);
    return operation;
  }

  private InstanceRow locked(Actor actor, String id) {
    var row = kept(actor, id);
    if (row.isDeleted()) {
      throw new WrongState("The machine is deleted.");
    }
    return row;
  }

  /** The row, which stays when its machine is deleted. */
  private InstanceRow kept(Actor actor, String id) {
    var row = instances.lock(id).orElseThrow(() -> new NotFound(InstanceQueries.INSTANCE));
    actor.require(
        Permission.OPERATE_INSTANCES, row.ordered().departmentId(), InstanceQueries.INSTANCE);
    return row;
  }

  private void refuseIfBusy(InstanceRow row) {
    operations
        .open(row.id())
        .ifPresent(running -> {
          throw new OperationInProgress(running.id(), running.type());
        });
    if (row.desired() == Desired.ABSENT) {
      throw new WrongState("The machine is being deleted.");
    }
  }

  private static void refuseUnlessMade(InstanceRow row, String verb) {
    if (!row.isProvisioned() && row.fault() != null) {
      throw new WrongState("The machine was never made, so it cannot be " + verb + ".");
    }
  }

  private Instance view(InstanceRow row) {
    return row.view(operations.open(row.id()).map(OperationRow::view).orElse(null));
  }

  private void tell(InstanceRow row, Actor actor, String action, Map<String, String> details) {
    var told = new HashMap<>(details);
    told.put("name", row.name());
    events.publishEvent(
        new InstanceChanged(
            actor.personId(), row.ordered().departmentId(), row.id(), action, told, now()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
