package io.atrium.drivers.libvirt.connection;

import io.atrium.drivers.spi.HostLink;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The lines to all libvirt hosts. Making this opens nothing and loads nothing native. */
public final class HostConnections implements AutoCloseable {

  private final Map<String, HostConnection> connections = new ConcurrentHashMap<>();

  private final Clock clock;

  private final Function<HostConnection, Session> opener;

  public HostConnections(Clock clock) {
    this(clock, Opener::open);
  }

  HostConnections(Clock clock, Function<HostConnection, Session> opener) {
    this.clock = clock;
    this.opener = opener;
  }

  /** The line to the daemon of this link, for a driver of this hypervisor; one per daemon. */
  public HostConnection to(HostLink link, String hypervisor) {
    var uri = HostUri.checked(link.uri(), hypervisor);
    return connections.computeIfAbsent(uri, _ -> new HostConnection(uri, clock, opener));
  }

  @Override
  public void close() {
    connections.values().forEach(HostConnection::close);
    connections.clear();
  }
}
