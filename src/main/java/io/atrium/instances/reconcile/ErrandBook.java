package io.atrium.instances.reconcile;

import io.atrium.hosts.HostClaims;
import io.atrium.instances.Errand;
import io.atrium.instances.Fault;
import io.atrium.instances.Snapshot;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.OperationRow;
import io.atrium.instances.store.SnapshotRow;
import io.atrium.instances.store.Snapshots;
import io.atrium.quota.Quotas;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes down what came of errands. What was held for one becomes used when it is done, and is
 * given back when it will not be done; either happens once, in the transaction that says so.
 */
@Component
public class ErrandBook {

  private final Snapshots snapshots;
  private final Quotas quotas;
  private final HostClaims claims;
  private final Marks marks;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ErrandBook(
      Snapshots snapshots,
      Quotas quotas,
      HostClaims claims,
      Marks marks,
      ApplicationEventPublisher events,
      Clock clock) {
    this.snapshots = snapshots;
    this.quotas = quotas;
    this.claims = claims;
    this.marks = marks;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The host has done it.
   *
   * @param kept what it has left behind
   */
  void done(InstanceRow row, OperationRow operation, Errand errand, Keepsake kept, Instant now) {
    operation.did(Task.PERFORMED, now);
    switch (errand) {
      case Errand.Resize(var offering, var size, _) -> {
        row.resized(offering, size);
        quotas.resized(row.id(), operation.id());
        claims.resize(row.id(), size);
        marks.resized(row, now);
      }
      case Errand.TakeSnapshot(var id) -> {
        quotas.commit(id);
        tell(snapshot(id).taken(row, kept.bytes(), micros(now)));
      }
      case Errand.RestoreSnapshot _ -> {}
      case Errand.Archive _ -> {
        marks.gone(row, now);
        tell(row.shelf().put(row, Objects.requireNonNull(kept.archived()), micros(now)));
      }
      case Errand.DeleteSnapshot(var id) -> gone(row, snapshot(id), now);
    }
  }

  /**
   * The host will not do it: the operation fails, and the machine stays what it was.
   *
   * @return whether to go on at once
   */
  boolean refused(InstanceRow row, OperationRow operation, Fault fault, Instant now) {
    if (operation.errand() instanceof Errand.Resize(_, _, var live)
        && live
        && !operation.hasDone(Task.NOT_LIVE)) {
      operation.did(Task.NOT_LIVE, now);
      return true;
    }
    operation.fail(fault, now);
    abandon(row, operation);
    row.due().at(now);
    return false;
  }

  /** An operation has ended before its errand was done, whatever the reason. */
  public void abandon(InstanceRow row, OperationRow operation) {
    if (operation.hasDone(Task.PERFORMED)) {
      return;
    }
    switch (operation.errand()) {
      case null -> {}
      case Errand.Resize _ -> {
        quotas.revert(row.id(), operation.id());
        claims.resize(row.id(), row.ordered().size());
      }
      case Errand.TakeSnapshot(var id) -> gone(row, snapshot(id), clock.instant());
      case Errand.RestoreSnapshot _ -> {}
      case Errand.Archive(var back) -> row.wish(back, clock.instant());
      case Errand.DeleteSnapshot(var id) -> snapshot(id).stays();
    }
  }

  /** The machine is gone, and everything that was kept of it with it. */
  void gone(InstanceRow row, Instant now) {
    snapshots.of(row.id()).forEach(each -> gone(row, each, now));
    unarchived(row, now);
  }

  /** Its disk is on a host again, or is not wanted any more. */
  void unarchived(InstanceRow row, Instant now) {
    tell(row.shelf().take(row, micros(now)));
  }

  private void gone(InstanceRow row, SnapshotRow snapshot, Instant now) {
    if (snapshot.state() != Snapshot.State.DELETED) {
      quotas.release(snapshot.id());
      tell(snapshot.gone(row, micros(now)));
    }
  }

  private static Instant micros(Instant now) {
    return now.truncatedTo(ChronoUnit.MICROS);
  }

  private void tell(@Nullable Object kept) {
    if (kept != null) {
      events.publishEvent(kept);
    }
  }

  private SnapshotRow snapshot(String id) {
    return snapshots.findById(id).orElseThrow();
  }
}
