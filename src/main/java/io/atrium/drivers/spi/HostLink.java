package io.atrium.drivers.spi;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach one host, for one call.
 *
 * @param hostId our id of the host
 * @param uri where its daemon listens, in the daemon's own notation
 * @param portalId the owner tag: what carries another tag, or none, is foreign and never touched
 * @param timeout how long the call may take in all
 */
public record HostLink(String hostId, URI uri, String portalId, Duration timeout) {

  /** A reference to the instance of ours with this id on this host. */
  public InstanceRef instance(String instanceId) {
    return new InstanceRef(this, instanceId);
  }
}
