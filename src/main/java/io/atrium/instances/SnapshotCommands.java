package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.SnapshotRow;
import io.atrium.instances.store.Snapshots;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Ids;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.ETags;
import io.atrium.quota.Amounts;
import io.atrium.quota.Hold;
import io.atrium.quota.Quotas;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the disks of machines as they are at a moment, and puts them back. */
@Service
@Transactional
public class SnapshotCommands {

  static final String SNAPSHOT = "snapshot";

  private static final Amounts ONE = new Amounts(0, 0, 0, 0, 0, 1);

  /** What people call one; the names of machines are stricter, for they are names of hosts too. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,62}");

  private final Asking asking;
  private final Abilities abilities;
  private final Snapshots snapshots;
  private final Quotas quotas;
  private final Ids ids;

  SnapshotCommands(
      Asking asking, Abilities abilities, Snapshots snapshots, Quotas quotas, Ids ids) {
    this.asking = asking;
    this.abilities = abilities;
    this.snapshots = snapshots;
    this.quotas = quotas;
    this.ids = ids;
  }

  /**
   * Keeps the disk of a machine as it is. What runs goes on running; what it has not written to its
   * disk yet is not kept.
   *
   * @param name what people call it; null numbers it, so that it is told apart from the others
   */
  public Taking take(Actor actor, String instanceId, @Nullable String name) {
    var row = asking.ready(actor, instanceId, "kept as a snapshot");
    abilities.demand(row, Ability.SNAPSHOTS);
    var called = name == null ? numbered(row) : name.strip();
    new Faults()
        .unless(
            NAME.matcher(called).matches(),
            "name",
            "must be 1 to 63 letters, digits, blanks, dots, hyphens and underscores, and begin"
                + " with a letter or digit")
        .refuse();
    var id = ids.next("snap");
    var snapshot =
        snapshots.save(new SnapshotRow(id, row, row.ordered().ownerId(), called, asking.now()));
    var operation = asking.wish(row, actor, new Errand.TakeSnapshot(id));
    var ordered = row.ordered();
    quotas.hold(new Hold(id, operation.id(), ordered.departmentId(), ordered.ownerId(), ONE));
    var instance =
        asking.asked(row, operation, actor, "instance.snapshot-requested", about(snapshot));
    return new Taking(snapshot.view(), instance);
  }

  private String numbered(InstanceRow row) {
    return "snapshot %d".formatted(snapshots.countByInstanceId(row.id()) + 1);
  }

  /** Puts the disk back as it was then. What was written since is lost; the snapshot stays. */
  public Instance restore(Actor actor, String instanceId, String snapshotId) {
    var row = asking.ready(actor, instanceId, "put back");
    var snapshot = ready(row, snapshotId);
    abilities.demand(row, Ability.SNAPSHOTS);
    var operation = asking.wish(row, actor, new Errand.RestoreSnapshot(snapshotId));
    return asking.asked(row, operation, actor, "instance.restore-requested", about(snapshot));
  }

  /**
   * Keeps a snapshot no longer. Deleting twice is the same as once.
   *
   * @param ifMatch the entity tag that the caller saw, or null
   */
  public Instance delete(Actor actor, String snapshotId, @Nullable String ifMatch) {
    var row = machine(actor, snapshotId);
    var snapshot = of(row, snapshotId);
    ETags.check(ifMatch, snapshot.view().version());
    if (snapshot.state() == Snapshot.State.DELETING) {
      return asking.view(row);
    }
    asking.refuseIfBusy(row);
    ready(row, snapshotId).deleting();
    var operation = asking.wish(row, actor, new Errand.DeleteSnapshot(snapshotId));
    return asking.asked(
        row, operation, actor, "instance.snapshot-delete-requested", about(snapshot));
  }

  /** Of what belongs to others, not even the kind of thing is told. */
  private InstanceRow machine(Actor actor, String snapshotId) {
    var found = snapshots.findById(snapshotId).orElseThrow(() -> new NotFound(SNAPSHOT));
    actor.require(Permission.OPERATE_INSTANCES, found.view().departmentId(), SNAPSHOT);
    return asking.locked(actor, found.instanceId());
  }

  private SnapshotRow ready(InstanceRow row, String snapshotId) {
    var snapshot = of(row, snapshotId);
    if (snapshot.state() != Snapshot.State.READY) {
      throw new WrongState("The snapshot is not ready: it is being taken, or deleted.");
    }
    return snapshot;
  }

  private SnapshotRow of(InstanceRow row, String snapshotId) {
    return snapshots
        .findById(snapshotId)
        .filter(each -> each.instanceId().equals(row.id()))
        .filter(each -> each.state() != Snapshot.State.DELETED)
        .orElseThrow(() -> new NotFound(SNAPSHOT));
  }

  private static Map<String, String> about(SnapshotRow snapshot) {
    return Map.of(SNAPSHOT, snapshot.name());
  }

  /** A snapshot that is on its way, and its machine with the operation that takes it. */
  public record Taking(Snapshot snapshot, Instance instance) {}
}
