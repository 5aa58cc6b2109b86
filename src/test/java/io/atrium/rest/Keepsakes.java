package io.atrium.rest;

import io.atrium.instances.ArchiveCommands;
import io.atrium.instances.InstanceCommands;
import io.atrium.instances.SnapshotCommands;
import io.atrium.instances.SnapshotQueries;
import io.atrium.kernel.web.PageRequest;
import org.jspecify.annotations.Nullable;

/** What is done with instances before requests are about them. */
class Keepsakes {

  private final Campus campus;
  private final InstanceCommands instances;
  private final ArchiveCommands archives;
  private final SnapshotCommands snapshots;
  private final SnapshotQueries found;

  Keepsakes(
      Campus campus,
      InstanceCommands instances,
      ArchiveCommands archives,
      SnapshotCommands snapshots,
      SnapshotQueries found) {
    this.campus = campus;
    this.instances = instances;
    this.archives = archives;
    this.snapshots = snapshots;
    this.found = found;
  }

  void stop(String instance) {
    instances.stop(campus.actor(campus.member()), instance);
  }

  String archived(String instance) {
    archives.archive(campus.actor(campus.member()), instance);
    campus.settle();
    return instance;
  }

  /** Quota bounds how many there may be: all go but one. */
  void makeRoom(@Nullable String stays) {
    campus.settle();
    var member = campus.actor(campus.member());
    for (var each : found.list(member, null, new PageRequest(200, null)).items()) {
      if (!each.id().equals(stays)) {
        snapshots.delete(member, each.id(), null);
        campus.settle();
      }
    }
  }

  /**
   * A new snapshot of an instance, which is at rest then. Quota bounds how many there may be, so
   * all others make room but one.
   */
  String snapshot(String instance, @Nullable String stays) {
    makeRoom(stays);
    var member = campus.actor(campus.member());
    var taken = snapshots.take(member, instance, "kept").snapshot().id();
    campus.settle();
    return taken;
  }
}
