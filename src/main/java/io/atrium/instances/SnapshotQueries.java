package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.instances.store.InstanceSearch;
import io.atrium.instances.store.SnapshotRow;
import io.atrium.instances.store.Snapshots;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads snapshots. Whoever may see a machine may see what is kept of it. */
@Service
@Transactional(readOnly = true)
public class SnapshotQueries {

  private final InstanceQueries instances;

  private final Snapshots snapshots;

  SnapshotQueries(InstanceQueries instances, Snapshots snapshots) {
    this.instances = instances;
    this.snapshots = snapshots;
  }

  /** Those of one machine, the newest first. Its quota bounds how many there are. */
  public List<Snapshot> of(Actor actor, String instanceId) {
    instances.instance(actor, instanceId);
    return snapshots.of(instanceId).stream().map(SnapshotRow::view).toList();
  }

  /**
   * A stretch of those that the actor may see, the newest first; those that are gone are left out.
   *
   * @param instanceId of which machine; null for all
   */
  public Page<Snapshot> list(Actor actor, @Nullable String instanceId, PageRequest stretch) {
    var found =
        snapshots.findBy(
            InstanceSearch.snapshots(actor.scope(), instanceId, stretch.cursor()),
            query -> query.sortBy(InstanceSearch.NEWEST_FIRST).limit(stretch.oneMore()).all());
    return Page.of(
        found.stream().map(SnapshotRow::view).toList(), stretch.limit(), InstanceSearch::cursor);
  }

  public Snapshot snapshot(Actor actor, String id) {
    var found =
        snapshots
            .findById(id)
            .map(SnapshotRow::view)
            .filter(each -> each.state() != Snapshot.State.DELETED)
            .orElseThrow(() -> new NotFound(SnapshotCommands.SNAPSHOT));
    actor.require(Permission.VIEW, found.departmentId(), SnapshotCommands.SNAPSHOT);
    return found;
  }
}
