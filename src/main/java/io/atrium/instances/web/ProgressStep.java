package io.atrium.instances.web;

import io.atrium.instances.Operation;
import io.atrium.instances.OperationStatus;
import io.atrium.instances.OperationType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of an operation as people follow it. A step counts as done when the portal has seen it,
 * never because time has passed.
 *
 * @param title key of its words
 * @param at when it was done, or null
 * @param state {@code done}, {@code now}, {@code next} or {@code failed}
 */
record ProgressStep(String title, @Nullable Instant at, String state) {

  /** All steps of the operation, those to come included. */
  static List<ProgressStep> of(Operation operation, boolean hostChosen) {
    var marks = new ArrayList<Mark>();
    marks.add(new Mark("accepted", operation.createdAt(), true));
    if (operation.type() == OperationType.CREATE || operation.type() == OperationType.UNARCHIVE) {
      marks.add(new Mark("host", null, hostChosen || did(operation, "made") != null));
      marks.add(mark(operation, "made"));
    }
    marks.add(mark(operation, taken(operation.type())));
    marks.add(
        new Mark("seen", operation.finishedAt(), operation.status() == OperationStatus.SUCCEEDED));
    return steps(operation, marks);
  }

  private static List<ProgressStep> steps(Operation operation, List<Mark> marks) {
    var prefix = "progress." + operation.type().name().toLowerCase(java.util.Locale.ROOT) + ".";
    var steps = new ArrayList<ProgressStep>();
    var waiting = operation.status().ended() ? "failed" : "now";
    for (var mark : marks) {
      steps.add(new ProgressStep(prefix + mark.name(), mark.at(), mark.done() ? "done" : waiting));
      waiting = mark.done() ? waiting : "next";
    }
    return List.copyOf(steps);
  }

  private static Mark mark(Operation operation, String name) {
    var at = did(operation, name);
    return new Mark(name, at, at != null);
  }

  private static @Nullable Instant did(Operation operation, String name) {
    return operation.steps().stream()
        .filter(step -> step.name().equals(name))
        .map(Operation.Progress::at)
        .findFirst()
        .orElse(null);
  }

  private static String taken(OperationType type) {
    return switch (type) {
      case CREATE, UNARCHIVE, START -> "started";
      case STOP -> "stopped";
      case REBOOT -> "restarted";
      case RESIZE, SNAPSHOT, RESTORE, DELETE_SNAPSHOT, ARCHIVE -> "performed";
      case DELETE -> "removed";
    };
  }

  private record Mark(String name, @Nullable Instant at, boolean done) {}
}
