package io.atrium.drivers.docker;

import io.atrium.drivers.docker.ControlGroups.Group;
import org.jspecify.annotations.Nullable;

/**
 * One run of a container: its counters began at zero when it started.
 *
 * @param group where this machine's kernel counts it; null when it runs under another kernel
 */
record Run(String instanceId, String containerId, String startedAt, @Nullable Group group) {

  String epoch() {
    return containerId.substring(0, 12) + "@" + startedAt;
  }
}
