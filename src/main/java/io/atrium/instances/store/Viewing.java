package io.atrium.instances.store;

import io.atrium.instances.Instance;
import io.atrium.instances.Operation;
import org.jspecify.annotations.Nullable;

/** Turns a row into what other rooms may see of it. */
final class Viewing {

  private Viewing() {}

  static Instance of(InstanceRow row, @Nullable Operation operation) {
    var ordered = row.ordered();
    return new Instance(
        row.id(),
        row.name(),
        ordered.kind(),
        ordered.departmentId(),
        ordered.ownerId(),
        ordered.environment(),
        ordered.imageId(),
        ordered.offeringId(),
        ordered.size(),
        row.desired(),
        row.phase(),
        row.conditions(),
        row.hostId(),
        row.seen().addresses(),
        row.labels(),
        row.isProtected(),
        row.fault(),
        operation,
        row.createdAt(),
        row.seen().startedAt(),
        row.generation(),
        row.revision());
  }
}
