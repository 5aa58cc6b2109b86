package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.Snapshots;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes machines off their hosts and brings them back. What is archived costs only the room that
 * its packed disk takes, and holds no quota but its name.
 */
@Service
@Transactional
public class ArchiveCommands {

  private final Asking asking;
  private final Abilities abilities;
  private final Snapshots snapshots;
  private final Making making;

  ArchiveCommands(Asking asking, Abilities abilities, Snapshots snapshots, Making making) {
    this.asking = asking;
    this.abilities = abilities;
    this.snapshots = snapshots;
    this.making = making;
  }

  /** Takes it off its host; one that is archived already stays so. */
  public Instance archive(Actor actor, String id) {
    var row = asking.locked(actor, id);
    if (row.desired() == Desired.ARCHIVED) {
      return asking.view(row);
    }
    asking.ready(actor, id, "archived");
    abilities.demand(row, Ability.EXPORT);
    refuseWithSnapshots(row);
    var back = row.desired();
    row.wish(Desired.ARCHIVED, asking.now());
    var operation = asking.wish(row, actor, new Errand.Archive(back));
    return asking.asked(row, operation, actor, "instance.archive-requested", Map.of());
  }

  /** Brings it back to a host and starts it. It needs quota and room as if it were new. */
  public Instance unarchive(Actor actor, String id) {
    var row = asking.locked(actor, id);
    asking.refuseIfBusy(row);
    if (row.phase() != Phase.ARCHIVED) {
      throw new WrongState("Only an archived machine can be brought back; this one is not.");
    }
    var operation = making.back(row, actor, asking.now());
    return asking.asked(row, operation, actor, "instance.unarchive-requested", Map.of());
  }

  /** They lie on the host beside its disk, and would go with it. */
  private void refuseWithSnapshots(InstanceRow row) {
    if (!snapshots.of(row.id()).isEmpty()) {
      throw new WrongState(
          "The machine has snapshots, which would be lost with its place on the host. Delete them"
              + " first.");
    }
  }
}
