package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.instances.reconcile.ErrandBook;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.Instances;
import io.atrium.instances.store.Operations;
import io.atrium.kernel.web.ETags;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
  private final ArchiveCommands archives;
  private final ErrandBook errands;
  private final Asking asking;

  InstanceCommands(
      Instances instances,
      Operations operations,
      Making making,
      ArchiveCommands archives,
      ErrandBook errands,
      Asking asking) {
    this.instances = instances;
    this.operations = operations;
    this.making = making;
    this.archives = archives;
    this.errands = errands;
    this.asking = asking;
  }

  /**
   * Does something to an instance that the caller has seen as it is now. That is looked at under
   * the lock of its row and in the transaction of the work, so of two callers who saw the same only
   * one can go on.
   *
   * @param ifMatch the entity tag that the caller saw, or null
   */
  public <T> T unlessStale(Actor actor, String id, @Nullable String ifMatch, Supplier<T> work) {
    ETags.check(ifMatch, asking.view(asking.kept(actor, id)).version());
    return work.get();
  }

  /** Starts it. What could not be made before is tried again from the beginning. */
  public Instance start(Actor actor, String id) {
    var row = asking.locked(actor, id);
    if (row.fault() != null && row.isProvisioned() && row.seen().power() == null) {
      throw new WrongState("The machine is gone from its host. It can only be deleted.");
    }
    if (row.desired() == Desired.RUNNING && row.fault() == null) {
      return asking.soShallItStay(row);
    }
    if (row.phase() == Phase.ARCHIVED) {
      return archives.unarchive(actor, id);
    }
    asking.refuseIfBusy(row);
    if (!row.isProvisioned()) {
      return asking.asked(
          row, making.again(row, actor, asking.now()), actor, "instance.start-requested");
    }
    row.unpark();
    return asking.wish(
        row, actor, Desired.RUNNING, OperationType.START, "instance.start-requested");
  }

  /** Stops it: the guest is asked first, and its power is cut when it does not answer in time. */
  public Instance stop(Actor actor, String id) {
    var row = asking.locked(actor, id);
    if (row.desired() == Desired.STOPPED) {
      return asking.soShallItStay(row);
    }
    refuseArchived(row, "stopped");
    asking.refuseUnlessMade(row, "stopped");
    asking.refuseIfBusy(row);
    return asking.wish(row, actor, Desired.STOPPED, OperationType.STOP, "instance.stop-requested");
  }

  /** Restarts it in place. Only what runs can be restarted. */
  public Instance reboot(Actor actor, String id) {
    var row = asking.locked(actor, id);
    asking.refuseIfBusy(row);
    if (row.phase() != Phase.RUNNING) {
      throw new WrongState("Only a running machine can be restarted; this one is not running.");
    }
    row.wishAnew(asking.now());
    return asking.asked(
        row, asking.open(row, OperationType.REBOOT, actor), actor, "instance.reboot-requested");
  }

  /** Deletes it with its disk. From now on it costs nothing. Deleting twice is the same as once. */
  public Instance delete(Actor actor, String id) {
    var row = asking.kept(actor, id);
    if (row.isDeleted() || row.desired() == Desired.ABSENT) {
      return asking.view(row);
    }
    if (row.isProtected()) {
      throw new WrongState("The machine is protected. Take the protection off before deleting it.");
    }
    operations
        .open(id)
        .ifPresent(running -> {
          running.supersede(asking.now());
          errands.abandon(row, running);
          operations.flush();
        });
    row.unpark();
    row.metered().until(asking.now());
    return asking.wish(
        row, actor, Desired.ABSENT, OperationType.DELETE, "instance.delete-requested");
  }

  /** Changes what is said of an instance and what is wished for it: both, or neither. */
  public Instance change(
      Actor actor, String id, Description description, @Nullable Desired desired) {
    var described = description.isEmpty() ? null : describe(actor, id, description);
    return switch (desired) {
      case null -> described == null ? asking.view(asking.locked(actor, id)) : described;
      case RUNNING -> start(actor, id);
      case STOPPED -> stop(actor, id);
      case ARCHIVED -> archives.archive(actor, id);
      case ABSENT -> delete(actor, id);
    };
  }

  /**
   * The same for whoever has seen nothing but what it changes.
   *
   * @param seen the {@link Description#tag tag} of that, or null
   */
  public Instance describe(Actor actor, String id, @Nullable String seen, Description description) {
    ETags.check(seen, Description.tag(asking.view(asking.locked(actor, id))));
    return describe(actor, id, description);
  }

  /** Changes what an instance is called, its labels, and whether it may be deleted. */
  public Instance describe(Actor actor, String id, Description description) {
    var row = asking.locked(actor, id);
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
    asking.tell(row, actor, "instance.described", Map.of("name", described.name()));
    return asking.view(row);
  }

  private static void refuseArchived(InstanceRow row, String verb) {
    if (row.phase() == Phase.ARCHIVED) {
      throw new WrongState("The machine is archived, so it cannot be %s.".formatted(verb));
    }
  }
}
