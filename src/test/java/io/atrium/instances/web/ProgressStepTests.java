package io.atrium.instances.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.atrium.instances.Fault;
import io.atrium.instances.Operation;
import io.atrium.instances.OperationStatus;
import io.atrium.instances.OperationType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressStepTests {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void pointsAtTheFirstStepThatIsNotDone() {
    var creation = operation(OperationType.CREATE, OperationStatus.RUNNING, "made");

    assertThat(ProgressStep.of(creation, true))
        .extracting(ProgressStep::title, ProgressStep::state)
        .containsExactly(
            tuple("progress.create.accepted", "done"),
            tuple("progress.create.host", "done"),
            tuple("progress.create.made", "done"),
            tuple("progress.create.started", "now"),
            tuple("progress.create.seen", "next"));
  }

  @Test
  void takesASentCommandForDoneOnlyWhenItsEffectWasSeen() {
    var stopping = operation(OperationType.STOP, OperationStatus.RUNNING, "stopped");

    assertThat(ProgressStep.of(stopping, true)).last().matches(step -> step.state().equals("now"));
  }

  @Test
  void marksWhereAFailedOperationEnded() {
    var failed = operation(OperationType.CREATE, OperationStatus.FAILED);

    assertThat(ProgressStep.of(failed, false))
        .extracting(ProgressStep::state)
        .containsExactly("done", "failed", "next", "next", "next");
  }

  @Test
  void knowsThatWhatWasMadeHadAHost() {
    var creation = operation(OperationType.CREATE, OperationStatus.RUNNING, "made");

    assertThat(ProgressStep.of(creation, false).get(1).state()).isEqualTo("done");
  }

  private static Operation operation(OperationType type, OperationStatus status, String... did) {
    var steps = List.of(did).stream().map(each -> new Operation.Progress(each, NOW)).toList();
    return new Operation(
        "op-1",
        "i-1",
        "dep-1",
        type,
        status,
        steps,
        fault(status),
        "p-1",
        NOW,
        NOW,
        status.ended() ? NOW : null,
        0);
  }

  private static @Nullable Fault fault(OperationStatus status) {
    return status == OperationStatus.FAILED ? new Fault("no-room", "No room.") : null;
  }
}
