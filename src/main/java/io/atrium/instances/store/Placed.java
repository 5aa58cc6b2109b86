package io.atrium.instances.store;

import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.instances.Phase;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an instance that has a host, is wanted and is not parked: enough to name its
 * phase.
 *
 * @param power what was last seen, or null
 * @param neverRan whether it has yet to be started for the first time
 * @param before the phase that was written last
 */
record Placed(@Nullable PowerState power, boolean provisioned, boolean neverRan, Phase before) {

  Phase phase() {
    return switch (power) {
      case null -> unseen();
      // On its way to something else: what ran does so no longer.
      case BUILDING -> before == Phase.RUNNING ? Phase.STOPPED : unseen();
      case RUNNING -> Phase.RUNNING;
      case STOPPED, CRASHED -> neverRan ? Phase.PROVISIONING : Phase.STOPPED;
    };
  }

  private Phase unseen() {
    return provisioned && before != Phase.REQUESTED && before != Phase.FAILED
        ? before
        : Phase.PROVISIONING;
  }
}
