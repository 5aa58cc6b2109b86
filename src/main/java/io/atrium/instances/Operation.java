package io.atrium.instances;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing asked of one instance, from the asking to its end. */
public record Operation(
    String id,
    String instanceId,
    String departmentId,
    OperationType type,
    OperationStatus status,
    List<Progress> steps,
    @Nullable Fault error,
    String actor,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    long version) {

  /** A step that was taken, and when it was done. */
  public record Progress(String name, Instant at) {}
}
