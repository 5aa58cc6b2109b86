package io.atrium.instances.reconcile;

import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.hosts.HostClaims;
import io.atrium.instances.Condition;
import io.atrium.instances.Desired;
import io.atrium.instances.Fault;
import io.atrium.instances.InstanceChanged;
import io.atrium.instances.OperationType;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.OperationRow;
import io.atrium.kernel.Recorded;
import io.atrium.quota.Quotas;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * How passes and operations end: fulfilled, gone, given up. Each end gives back what it must, once.
 */
@Component
class Endings {

  private static final String NO_ROOM =
      "There was no room for it in all the time it could wait. Start it to try again.";

  private final Quotas quotas;
  private final HostClaims claims;
  private final Placer placer;
  private final Marks marks;
  private final ErrandBook errands;
  private final ApplicationEventPublisher events;

  Endings(
      Quotas quotas,
      HostClaims claims,
      Placer placer,
      Marks marks,
      ErrandBook errands,
      ApplicationEventPublisher events) {
    this.quotas = quotas;
    this.claims = claims;
    this.placer = placer;
    this.marks = marks;
    this.errands = errands;
    this.events = events;
  }

  /** It exists, whether the host said so or it was found: what was held for it is used now. */
  boolean made(InstanceRow row, @Nullable OperationRow operation, Instant at) {
    row.provisioned(true);
    quotas.commit(row.id());
    if (operation != null) {
      operation.did("made", at);
    }
    return true;
  }

  /** What was wished is so. */
  void fulfilled(InstanceRow row, @Nullable OperationRow operation, long generation, Instant now) {
    row.fulfilled(generation);
    row.due().never();
    if (row.desired() != Desired.ARCHIVED) {
      errands.unarchived(row, now);
    }
    if (operation != null && row.isFulfilled()) {
      operation.succeed(now);
      tell(row, operation.actor(), "instance." + word(operation.type()), Map.of(), now);
    }
  }

  /** It is not on any host any more, and shall not be. Quota, room and name are free again. */
  void gone(InstanceRow row, @Nullable OperationRow operation, Instant now) {
    if (!row.isDeleted()) {
      row.deleted(now);
      quotas.release(row.id());
      claims.release(row.id());
      marks.gone(row, now);
      errands.gone(row, now);
    }
    Arrays.stream(Condition.Type.values()).forEach(row::forget);
    fulfilled(row, operation, row.generation(), now);
  }

  /** It is on no host any more, and its disk lies in the store: quota and room are free again. */
  void archived(InstanceRow row, @Nullable OperationRow operation, Instant now) {
    quotas.release(row.id());
    placer.leave(row);
    row.provisioned(false);
    Arrays.stream(Condition.Type.values()).forEach(row::forget);
    fulfilled(row, operation, row.generation(), now);
  }

  /** It changed outside the portal, and the wish follows. */
  void accepted(
      InstanceRow row, @Nullable OperationRow operation, Step.Accept step, String remark) {
    var now = at(row);
    var sentence = outside(step, operation, remark);
    if (operation != null) {
      operation.fail(new Fault("ended-by-itself", sentence), now);
      errands.abandon(row, operation);
    }
    row.accept(step.desired());
    row.due().never();
    row.forget(Condition.Type.STUCK);
    row.forget(Condition.Type.CHANGED_OUTSIDE); // that began when it happened before
    row.note(new Condition(Condition.Type.CHANGED_OUTSIDE, true, "changed-outside", sentence, now));
    changedOutside(row, sentence);
  }

  /** It runs as before, but not without a break. */
  void restarted(InstanceRow row) {
    changedOutside(row, "It was restarted outside the portal, or by itself.");
  }

  /** Tells what its host says of it while it runs, and that it has ceased to. */
  void remarked(InstanceRow row, Observation seen) {
    var remark = row.desired() == Desired.ABSENT ? null : row.seen().remark();
    var about = remark == null ? null : Remarks.about(seen);
    for (var type : List.of(Condition.Type.PAUSED, Condition.Type.RESIZED)) {
      if (type != about) {
        remarkedNoMore(row, type);
      }
    }
    if (remark != null && about != null) {
      if (row.condition(about) == null) {
        changedOutside(row, remark);
      }
      var reason = about.name().toLowerCase(Locale.ROOT);
      row.note(new Condition(about, true, reason, remark + Remarks.advice(about), at(row)));
    }
  }

  private void remarkedNoMore(InstanceRow row, Condition.Type type) {
    if (row.condition(type) != null
        && row.seen().power() == PowerState.RUNNING
        && row.desired() != Desired.ABSENT) {
      changedOutside(row, Remarks.over(type));
    }
    row.forget(type);
  }

  /** What was gone from its host is there again. */
  void back(InstanceRow row) {
    changedOutside(row, "It is on its host again.");
  }

  private void changedOutside(InstanceRow row, String sentence) {
    var details = Map.of("sentence", sentence);
    tell(row, Recorded.PORTAL, "instance.changed-outside", details, at(row));
  }

  /** A person must look. What it holds, it keeps, for it may still be on the host. */
  void parked(InstanceRow row, @Nullable OperationRow operation, Fault fault, Instant now) {
    row.park(fault);
    row.forget(Condition.Type.STUCK); // nothing is tried any more
    row.forget(Condition.Type.CHANGED_OUTSIDE); // the fault is what there is to know
    row.forget(Condition.Type.WAITING_FOR_CAPACITY);
    if (operation != null) {
      operation.fail(fault, now);
      errands.abandon(row, operation);
    }
    tell(row, Recorded.PORTAL, "instance.parked", Map.of("sentence", fault.sentence()), now);
  }

  /** It could not be removed. That is tried for as long as it takes, for nobody else would. */
  void notYetGone(InstanceRow row, Fault fault, Instant now) {
    var sentence = "It is not deleted yet, and is tried again. " + fault.sentence();
    row.note(new Condition(Condition.Type.STUCK, true, fault.code(), sentence, now));
    row.due().again(now.plus(Backoff.after(row.id(), row.due().attempts())));
  }

  /** It could not be made and nothing of it is left on a host: everything it held is free again. */
  void givenUp(InstanceRow row, @Nullable OperationRow operation, Fault fault, Instant now) {
    quotas.release(row.id());
    placer.leave(row);
    parked(row, operation, fault, now);
    if (row.shelf().archived() != null) {
      row.unpark();
      row.accept(Desired.ARCHIVED);
    }
  }

  /** No host had room for it in all the time it could wait. */
  void noRoom(InstanceRow row, OperationRow operation, Instant now) {
    givenUp(row, operation, new Fault("no-capacity", NO_ROOM), now);
  }

  /** Its host does not answer. It keeps its phase, and somebody looks again later. */
  void unseen(InstanceRow row, @Nullable OperationRow operation, String sentence, Instant now) {
    row.note(
        new Condition(Condition.Type.HOST_REACHABLE, false, "host-unreachable", sentence, now));
    row.due().again(now.plus(Backoff.after(row.id(), row.due().attempts())));
    row.due().unclaim();
    if (operation != null && operation.overdue(now)) {
      overdue(row, operation, now);
    }
  }

  /** An operation has outlived its deadline; it ends with a word, never silently. */
  void overdue(InstanceRow row, OperationRow operation, Instant now) {
    var sentence =
        "'%s' was not done within its time. The portal goes on trying where that is safe."
            .formatted(word(operation.type()));
    row.note(new Condition(Condition.Type.STUCK, true, "deadline", sentence, now));
    operation.fail(new Fault("deadline", sentence), now);
    errands.abandon(row, operation);
    tell(row, Recorded.PORTAL, "instance.stuck", Map.of("sentence", sentence), now);
  }

  private void tell(
      InstanceRow row, String actor, String action, Map<String, String> details, Instant now) {
    var told = new HashMap<>(details);
    told.put("name", row.name());
    events.publishEvent(
        new InstanceChanged(actor, row.ordered().departmentId(), row.id(), action, told, now));
  }

  private static Instant at(InstanceRow row) {
    var at = row.seen().observedAt();
    return at == null ? row.createdAt() : at;
  }

  private static String outside(Step.Accept step, @Nullable OperationRow operation, String remark) {
    var what =
        switch (step.desired()) {
          case RUNNING -> "It was started outside the portal";
          case STOPPED ->
              operation == null
                  ? "It was stopped outside the portal, or ended by itself"
                  : "It ended by itself right after it was started";
          case ARCHIVED, ABSENT -> "It was removed outside the portal";
        };
    return remark.isEmpty() ? what + "." : "%s. %s".formatted(what, remark);
  }

  private static String word(OperationType type) {
    return switch (type) {
      case CREATE -> "created";
      case START -> "started";
      case STOP -> "stopped";
      case REBOOT -> "restarted";
      case RESIZE -> "resized";
      case SNAPSHOT -> "snapshot-taken";
      case RESTORE -> "restored";
      case DELETE_SNAPSHOT -> "snapshot-deleted";
      case ARCHIVE -> "archived";
      case UNARCHIVE -> "unarchived";
      case DELETE -> "deleted";
    };
  }
}
