package io.atrium.hosts.web;

import io.atrium.drivers.spi.HostReport;
import io.atrium.hosts.Host;
import io.atrium.hosts.HostHealth;
import io.atrium.hosts.HostState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A host as pages show it.
 *
 * @param acceleration {@code kvm} or {@code emulation} where the driver told, else null
 * @param more the other facts that its driver told, by name
 * @param neighbours the names of the hosts that share its machine; empty where none does, and where
 *     nothing ever answered: an address alone is no host
 */
record HostLine(
    Host host,
    List<HostMeter> meters,
    @Nullable String acceleration,
    Map<String, String> more,
    String neighbours) {

  static HostLine of(Host host, List<Host> all) {
    var more = new TreeMap<>(host.attributes());
    var acceleration = more.remove(HostReport.ACCELERATION);
    more.remove(HostReport.IDENTITY); // for telling daemons apart, not for reading
    return new HostLine(host, HostMeter.of(host), acceleration, more, neighbours(host, all));
  }

  private static String neighbours(Host host, List<Host> all) {
    return all.stream()
        .filter(host::sharesMachineWith)
        .filter(other -> host.capacity() != null && other.capacity() != null)
        .map(Host::name)
        .collect(Collectors.joining(", "));
  }

  /** Key of the words for its health. */
  public String health() {
    return host.health().name().toLowerCase(Locale.ROOT);
  }

  public boolean draining() {
    return host.state() == HostState.DRAINING;
  }

  /** Whether a look at it is due that will say more in a moment. */
  public boolean watched() {
    return host.health() == HostHealth.UNKNOWN;
  }
}
