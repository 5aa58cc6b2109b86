package io.atrium.instances.web;

import io.atrium.instances.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A snapshot as programs see it. */
record SnapshotBody(
    String id,
    String instanceId,
    String departmentId,
    String name,
    Snapshot.State state,
    @Nullable Long bytes,
    Instant createdAt,
    @Nullable Instant takenAt,
    @Nullable OperationBody operation) {

  static SnapshotBody of(Snapshot of) {
    return of(of, null);
  }

  static SnapshotBody of(Snapshot of, @Nullable OperationBody operation) {
    return new SnapshotBody(
        of.id(),
        of.instanceId(),
        of.departmentId(),
        of.name(),
        of.state(),
        of.bytes(),
        of.createdAt(),
        of.takenAt(),
        operation);
  }
}
