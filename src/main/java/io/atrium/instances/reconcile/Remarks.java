package io.atrium.instances.reconcile;

import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import org.jspecify.annotations.Nullable;

/** What hosts say of an instance beside its state. */
final class Remarks {

  private static final int LONGEST = 600;

  private Remarks() {}

  /** What there is to say of one that runs; what it says of its end goes with the end. */
  static @Nullable String whileRunning(Present seen) {
    var remark = seen.power() == PowerState.RUNNING ? seen.remark() : null;
    return remark == null || remark.length() <= LONGEST ? remark : remark.substring(0, LONGEST);
  }
}
