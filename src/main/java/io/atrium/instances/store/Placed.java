package io.atrium.instances.store;

import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.instances.Desired;
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

  /**
   * The phase of an instance, whatever is known of it.
   *
   * @param before the phase that was written last
   * @param untried whether no wish was ever fulfilled
   */
  static Phase phase(InstanceRow row, Phase before, boolean untried) {
    if (row.isDeleted()) {
      return Phase.DELETED;
    }
    if (row.desired() == Desired.ABSENT) {
      return Phase.DELETING;
    }
    if (row.desired() == Desired.ARCHIVED && row.hostId() == null) {
      return Phase.ARCHIVED;
    }
    if (row.fault() != null) {
      return Phase.FAILED;
    }
    if (row.hostId() == null) {
      return Phase.REQUESTED;
    }
    var neverRan = untried && row.desired() == Desired.RUNNING;
    return new Placed(row.seen().power(), row.isProvisioned(), neverRan, before).phase();
  }

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
