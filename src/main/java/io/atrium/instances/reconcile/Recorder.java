package io.atrium.instances.reconcile;

import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.instances.Condition;
import io.atrium.instances.Desired;
import io.atrium.instances.Fault;
import io.atrium.instances.store.HostSweeps;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.Instances;
import io.atrium.instances.store.OperationRow;
import io.atrium.instances.store.Operations;
import io.atrium.instances.store.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what came of a pass: observation, phase, conditions, operation, quota and the moment
 * of the next look, all in one short transaction. A worker whose claim was taken over writes
 * nothing.
 */
@Component
class Recorder {

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Instances instances;
  private final Operations operations;
  private final HostSweeps sweeps;
  private final Endings endings;
  private final Setbacks setbacks;
  private final Marks marks;
  private final ErrandBook errands;

  Recorder(
      Instances instances,
      Operations operations,
      HostSweeps sweeps,
      Endings endings,
      Setbacks setbacks,
      Marks marks,
      ErrandBook errands) {
    this.instances = instances;
    this.operations = operations;
    this.sweeps = sweeps;
    this.endings = endings;
    this.setbacks = setbacks;
    this.marks = marks;
    this.errands = errands;
  }

  /**
   * Records one outcome.
   *
   * @return what the same claim goes on with at once
   */
  @Transactional
  public Optional<Task> record(Task task, Outcome outcome) {
    var claim = task.claim();
    var row = instances.lock(claim.instanceId()).orElseThrow();
    if (!row.due().heldBy(claim.epoch())) {
      return Optional.empty();
    }
    var operation = operations.open(row.id()).orElse(null);
    var askedAgain = row.due().askedAfter(outcome.knownUntil());
    var goOn = apply(task, row, operation, outcome);
    if (operation != null
        && operations.open(row.id()).isPresent()
        && operation.overdue(outcome.at())) {
      endings.overdue(row, operation, outcome.at());
    }
    if (goOn) {
      return Optional.of(Task.of(claim, row, operation, task.host()));
    }
    if (askedAgain) {
      row.due().at(outcome.at());
    }
    row.due().unclaim();
    return Optional.empty();
  }

  private boolean apply(
      Task task, InstanceRow row, @Nullable OperationRow operation, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Created created -> endings.made(row, operation, created.at());
      case Outcome.Looked looked -> looked(task, row, operation, looked);
      case Outcome.Failed failed -> setbacks.failed(row, operation, failed);
      case Outcome.CleanedUp cleaned -> setbacks.cleanedUp(row, operation, cleaned);
    };
  }

  private boolean looked(
      Task task, InstanceRow row, @Nullable OperationRow operation, Outcome.Looked looked) {
    var before = row.seen();
    var confirmedAt = confirmedAt(row, before);
    var vanished = vanished(row);
    row.forget(Condition.Type.HOST_REACHABLE);
    if (looked.twice()) {
      // What had stopped before it was started again did not run meanwhile.
      see(row, looked.first());
      marks.seen(row, before, endedAt(looked.first().seen()), confirmedAt);
      before = row.seen();
      confirmedAt = looked.first().at();
    }
    performed(row, operation, looked);
    see(row, looked.last());
    note(row, operation, looked);
    if (row.desired() == Desired.ABSENT) {
      // While what it was is still known.
      marks.seen(row, before, endedAt(looked.seen()), confirmedAt);
    }
    if (vanished && !vanished(row) && row.desired() != Desired.ABSENT) {
      endings.back(row);
    } else if (operation == null && restarted(row, before, looked.seen())) {
      endings.restarted(row);
    }
    var goOn = settle(task, row, operation, looked);
    endings.remarked(row, looked.seen());
    marks.seen(row, before, endedAt(looked.seen()), confirmedAt);
    return goOn;
  }

  /** Before what is seen is compared with what was ordered: that is another size from now on. */
  private void performed(InstanceRow row, @Nullable OperationRow operation, Outcome.Looked looked) {
    if (looked.did() instanceof Step.Perform(var errand) && operation != null) {
      errands.done(row, operation, errand, looked.kept(), looked.at());
    }
  }

  private void note(InstanceRow row, @Nullable OperationRow operation, Outcome.Looked looked) {
    if (!row.isProvisioned() && looked.seen() instanceof Observation.Present) {
      endings.made(row, operation, looked.at());
    }
    if (operation != null) {
      noteStep(operation, looked);
    }
  }

  private static boolean vanished(InstanceRow row) {
    return row.fault() != null && row.fault().code().equals(Planner.VANISHED);
  }

  private boolean restarted(InstanceRow row, Seen before, Observation seen) {
    return row.seen().power() == PowerState.RUNNING
        && marks.startedAnew(row, before, endedAt(seen));
  }

  /** Until when the state that is known so far is known to have lasted. */
  private Instant confirmedAt(InstanceRow row, Seen before) {
    var seenAt = Objects.requireNonNullElse(before.observedAt(), row.createdAt());
    var sweptAt = before.doubtedAt();
    if (sweptAt == null && row.hostId() != null) {
      sweptAt = sweeps.confirmedAt(row.hostId());
    }
    return sweptAt != null && sweptAt.isAfter(seenAt) ? sweptAt : seenAt;
  }

  private static void see(InstanceRow row, Outcome.Look look) {
    switch (look.seen()) {
      case Observation.Absent() -> row.see(new Seen(null, List.of(), null, look.at()));
      case Observation.Present present -> {
        row.unpark();
        row.see(
            new Seen(
                present.power(),
                present.addresses(),
                present.startedAt(),
                present.startExact(),
                look.at(),
                Remarks.whileRunning(present, row.ordered().size()),
                null));
      }
    }
  }

  private static void noteStep(OperationRow operation, Outcome.Looked looked) {
    switch (looked.did()) {
      case Step.Start _ -> operation.did(Task.STARTED, looked.at());
      case Step.Reboot _ -> operation.did(Task.RESTARTED, looked.at());
      case Step.Stop _ -> operation.did("stopped", looked.at());
      case Step.Delete _ -> operation.did(Task.REMOVED, looked.at());
      case Step.Perform _, Step.Create _, Step.Settled _, Step.Await _, Step.Accept _ -> {}
      case Step.Park _ -> {}
    }
  }

  private boolean settle(
      Task task, InstanceRow row, @Nullable OperationRow operation, Outcome.Looked looked) {
    // The wish may have changed while the host was asked; then its own pass decides.
    if (row.generation() != task.generation()) {
      row.due().at(looked.at());
      return false;
    }
    switch (looked.next()) {
      case Step.Settled _ when row.desired() == Desired.ABSENT ->
          endings.gone(row, operation, looked.at());
      case Step.Settled _ when row.desired() == Desired.ARCHIVED ->
          endings.archived(row, operation, looked.at());
      case Step.Settled _ -> {
        row.forget(Condition.Type.STUCK);
        endings.fulfilled(row, operation, task.generation(), looked.at());
      }
      case Step.Await _ -> row.due().again(looked.at().plus(SOON));
      case Step.Accept accept -> endings.accepted(row, operation, accept, remark(looked.seen()));
      case Step.Park(var code, var sentence) ->
          endings.parked(row, operation, new Fault(code, sentence), looked.at());
      case Step.Create _, Step.Start _, Step.Stop _, Step.Reboot _, Step.Delete _ -> {
        return goOn(row, looked);
      }
      case Step.Perform _ -> {
        return goOn(row, looked);
      }
    }
    return false;
  }

  /** What the host has accepted and not done yet need not be asked of it again and again. */
  private static boolean goOn(InstanceRow row, Outcome.Looked looked) {
    var underWay = looked.next().equals(looked.did());
    if (underWay) {
      row.due().again(looked.at().plus(SOON));
    }
    return !underWay;
  }

  private static @Nullable Instant endedAt(Observation seen) {
    return seen instanceof Observation.Present present ? present.endedAt() : null;
  }

  private static String remark(Observation seen) {
    return seen instanceof Observation.Present present
        ? Objects.requireNonNullElse(present.remark(), "")
        : "";
  }
}
