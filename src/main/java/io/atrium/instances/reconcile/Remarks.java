package io.atrium.instances.reconcile;

import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.instances.Condition;
import io.atrium.kernel.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What hosts say of an instance that runs, beside its state. */
final class Remarks {

  private static final int LONGEST = 600;

  private static final String WHILE_PAUSED =
      " It holds its processors and memory and is charged for them. Stop and start it to have it"
          + " run.";

  private static final String WHILE_RESIZED = " It is charged as it was ordered.";

  private Remarks() {}

  /** What there is to say of one that runs; what it says of its end goes with the end. */
  static @Nullable String whileRunning(Present seen, Size ordered) {
    if (seen.power() != PowerState.RUNNING) {
      return null;
    }
    var remark = Objects.requireNonNullElseGet(seen.remark(), () -> resized(seen.size(), ordered));
    return remark.isEmpty() ? null : remark.substring(0, Math.min(LONGEST, remark.length()));
  }

  /** The disk is left out: hosts tell it as it was ordered. */
  private static String resized(Size now, Size ordered) {
    var same = now.vcpus() == ordered.vcpus() && now.memoryMib() == ordered.memoryMib();
    return same
        ? ""
        : "Its host gives it %d vCPU and %d MiB of memory, and not %d and %d MiB as ordered."
            .formatted(now.vcpus(), now.memoryMib(), ordered.vcpus(), ordered.memoryMib());
  }

  /** What a remark is about. */
  static Condition.Type about(Observation seen) {
    return seen instanceof Present present && present.remark() != null
        ? Condition.Type.PAUSED
        : Condition.Type.RESIZED;
  }

  /** What the remark means for whoever owns it. */
  static String advice(Condition.Type about) {
    return about == Condition.Type.PAUSED ? WHILE_PAUSED : WHILE_RESIZED;
  }

  /** What is told when there is nothing to remark any more, and it runs on. */
  static String over(Condition.Type about) {
    return about == Condition.Type.PAUSED
        ? "It is no longer paused on its host."
        : "Its host gives it again what was ordered.";
  }
}
