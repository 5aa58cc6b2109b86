package io.atrium.instances.reconcile;

import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.instances.Desired;
import io.atrium.instances.Errand;
import java.time.Duration;

/**
 * Compares what is wanted with what is seen and names the next step. Pure: same input, same step.
 */
public final class Planner {

  static final Duration GRACE = Duration.ofSeconds(20);

  static final String VANISHED = "vanished";

  private Planner() {}

  public static Step next(Wish wish, Observation seen) {
    return switch (seen) {
      case Absent() -> whenAbsent(wish);
      case Present _ when unwanted(wish) -> new Step.Delete();
      case Present present -> whenPresent(wish, present.power());
    };
  }

  /** What shall be archived stays on its host until its disk lies whole in the store. */
  private static boolean unwanted(Wish wish) {
    return wish.desired() == Desired.ABSENT
        || (wish.desired() == Desired.ARCHIVED && wish.archived());
  }

  private static Step whenPresent(Wish wish, PowerState power) {
    return switch (power) {
      case BUILDING -> new Step.Await();
      case RUNNING -> wish.errand() == null ? whenRunning(wish) : errand(wish.errand());
      case STOPPED, CRASHED ->
          wish.errand() == null
              ? whenStopped(wish)
              : new Step.Perform(wish.errand().whileStopped());
    };
  }

  /** What cannot be done to a running machine waits until it is stopped; then it starts again. */
  private static Step errand(Errand errand) {
    return errand.whileRunning() ? new Step.Perform(errand) : new Step.Stop(GRACE);
  }

  private static Step whenRunning(Wish wish) {
    if (wish.desired() == Desired.RUNNING) {
      return wish.rebootPending() ? new Step.Reboot(GRACE) : new Step.Settled();
    }
    return wish.fulfilled() ? new Step.Accept(Desired.RUNNING) : new Step.Stop(GRACE);
  }

  private static Step whenStopped(Wish wish) {
    if (wish.desired() == Desired.STOPPED) {
      return new Step.Settled();
    }
    // A host that was away may have restarted: what ran on it is started again. But what stops in
    // plain sight was stopped by somebody, or ended by itself, and stays so.
    var stoppedInPlainSight = wish.fulfilled() && !wish.hostWasLost();
    return stoppedInPlainSight || wish.started()
        ? new Step.Accept(Desired.STOPPED)
        : new Step.Start();
  }

  private static Step whenAbsent(Wish wish) {
    if (unwanted(wish)) {
      // Whoever removed it there left its disk, its seed or its address, as libvirt's undefine
      // does.
      return wish.cleared() ? new Step.Settled() : new Step.Delete();
    }
    // Creating it again would hand its owner an empty disk under a familiar name.
    return wish.provisioned()
        ? new Step.Park(VANISHED, "It is no longer on its host: somebody removed it there.")
        : new Step.Create();
  }
}
