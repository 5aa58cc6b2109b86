package io.atrium.hosts;

import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.HostAddress;
import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.kernel.NotFound;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks at a host once and has stored what it saw. Never called inside a transaction. */
@Component
public class HostProber {

  private final DriverGateway gateway;

  private final HostQueries hosts;

  private final HostHealths healths;

  HostProber(DriverGateway gateway, HostQueries hosts, HostHealths healths) {
    this.gateway = gateway;
    this.hosts = hosts;
    this.healths = healths;
  }

  /**
   * Looks at a registered host.
   *
   * @return how it is; UNKNOWN when it is registered no more
   */
  public HostHealth probe(String hostId) {
    try {
      return healths.reported(hostId, look(hosts.host(hostId).address()));
    } catch (NotFound _) {
      return HostHealth.UNKNOWN;
    }
  }

  /** Looks at a place, registered or not, without storing anything. */
  HostReport look(HostAddress address) {
    try {
      return gateway.ask(address, Verb.PROBE, InstanceDriver::probe);
    } catch (HostUnreachable silent) {
      return new HostReport(Health.UNDETECTED, silent.sentence(), null, Map.of());
    } catch (DriverFailure failed) {
      return new HostReport(Health.UNHEALTHY, failed.sentence(), null, Map.of());
    }
  }
}
