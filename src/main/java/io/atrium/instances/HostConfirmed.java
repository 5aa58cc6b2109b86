package io.atrium.instances;

import java.time.Instant;
import java.util.Set;

/**
 * A sweep over the host succeeded: everything in {@code running} is proven to run until {@code at}.
 */
public record HostConfirmed(String hostId, Instant at, Set<String> running) {

  public HostConfirmed {
    running = Set.copyOf(running);
  }
}
