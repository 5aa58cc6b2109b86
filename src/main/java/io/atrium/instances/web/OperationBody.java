package io.atrium.instances.web;

import io.atrium.instances.Fault;
import io.atrium.instances.Operation;
import io.atrium.instances.OperationStatus;
import io.atrium.instances.OperationType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation as programs see it. */
record OperationBody(
    String id,
    String instanceId,
    OperationType type,
    OperationStatus status,
    int progress,
    List<Operation.Progress> steps,
    @Nullable Fault error,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  static OperationBody of(Operation operation) {
    return new OperationBody(
        operation.id(),
        operation.instanceId(),
        operation.type(),
        operation.status(),
        progress(operation),
        operation.steps(),
        operation.error(),
        operation.createdAt(),
        operation.startedAt(),
        operation.finishedAt());
  }

  /** The share of its known steps that is done, in percent; 100 only when it has succeeded. */
  private static int progress(Operation operation) {
    var makes =
        operation.type() == OperationType.CREATE || operation.type() == OperationType.UNARCHIVE;
    var all = makes ? 3 : 2;
    return switch (operation.status()) {
      case QUEUED -> 0;
      case RUNNING -> Math.min(99, 100 * operation.steps().size() / all);
      case SUCCEEDED -> 100;
      case FAILED, SUPERSEDED -> Math.min(99, 100 * operation.steps().size() / all);
    };
  }
}
