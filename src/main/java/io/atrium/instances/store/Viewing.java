package io.atrium.instances.store;

import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.instances.Instance;
import io.atrium.instances.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a row into what other rooms may see of it. */
final class Viewing {

  private Viewing() {}

  static Instance of(InstanceRow row, @Nullable Operation operation) {
    var ordered = row.ordered();
    // What does not run has no address that answers, and no start that still counts.
    var runs = row.seen().power() == PowerState.RUNNING;
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
        runs ? row.seen().addresses() : List.of(),
        row.labels(),
        row.isProtected(),
        row.fault(),
        operation,
        row.createdAt(),
        runs ? row.seen().startedAt() : null,
        row.seen().startExact(),
        row.generation(),
        row.revision());
  }
}
