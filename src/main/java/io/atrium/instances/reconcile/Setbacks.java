package io.atrium.instances.reconcile;

import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.instances.Desired;
import io.atrium.instances.Fault;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.OperationRow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what came of a pass that failed: try again, elsewhere, or let a person look. */
@Component
class Setbacks {

  private static final Duration SOON = Duration.ofSeconds(1);

  private final Endings endings;
  private final ErrandBook errands;
  private final Placer placer;

  Setbacks(Endings endings, ErrandBook errands, Placer placer) {
    this.endings = endings;
    this.errands = errands;
    this.placer = placer;
  }

  /** A call failed. Says whether to go on at once. */
  boolean failed(InstanceRow row, @Nullable OperationRow operation, Outcome.Failed failed) {
    var fault = fault(failed.failure());
    var now = failed.at();
    if (failed.during() instanceof Step.Perform && operation != null && isFinal(row, failed)) {
      return errands.refused(row, operation, fault, now);
    }
    if (!row.isProvisioned() && failed.foundIt()) {
      endings.made(row, operation, now);
    }
    switch (failed.failure()) {
      case HostUnreachable unreachable ->
          endings.unseen(row, operation, unreachable.sentence(), now);
      case Busy _ -> row.due().again(now.plus(SOON));
      case NoRoom _, SpecRejected _, UnexpectedAnswer _ when row.desired() == Desired.ABSENT ->
          endings.notYetGone(row, fault, now);
      case NoRoom _, SpecRejected _ -> endings.parked(row, operation, fault, now);
      case UnexpectedAnswer _ when row.due().attempts() + 1 >= Attempt.MOST_TRIES ->
          endings.parked(row, operation, fault, now);
      case UnexpectedAnswer _ ->
          row.due().again(now.plus(Backoff.after(row.id(), row.due().attempts())));
    }
    return false;
  }

  private static boolean isFinal(InstanceRow row, Outcome.Failed failed) {
    return Attempt.isFinal(failed.failure(), row.due().attempts());
  }

  /** Making it failed for good, and nothing of it is left. Says whether to go on at once. */
  boolean cleanedUp(InstanceRow row, @Nullable OperationRow operation, Outcome.CleanedUp cleaned) {
    if (row.desired() == Desired.ABSENT) {
      row.due().at(cleaned.at());
    } else if (cleaned.why() instanceof NoRoom && operation != null) {
      operation.did(TaskBook.REFUSED_BY + row.hostId(), cleaned.at());
      elsewhere(row, operation, cleaned);
    } else {
      endings.givenUp(row, operation, fault(cleaned.why()), cleaned.at());
    }
    return false;
  }

  private void elsewhere(InstanceRow row, OperationRow operation, Outcome.CleanedUp cleaned) {
    placer.leave(row);
    var reasons = placer.place(row, TaskBook.tried(operation));
    if (reasons.isEmpty() || row.ordered().waitForCapacity()) {
      row.due().at(cleaned.at());
    } else {
      endings.givenUp(row, operation, fault(cleaned.why()), cleaned.at());
    }
  }

  private static Fault fault(DriverFailure failure) {
    return new Fault(failure.code(), failure.sentence());
  }
}
