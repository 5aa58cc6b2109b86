package io.atrium.hosts;

import io.atrium.accounts.Actor;
import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.HostAddress;
import io.atrium.drivers.spi.DriverDescriptor;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.Ids;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Registers the daemons of this machine when the portal has started, each at most once ever, and a
 * simulated host where there is no host at all.
 */
@Component
class HostDiscovery {

  private static final Logger LOG = LoggerFactory.getLogger(HostDiscovery.class);

  private final HostSettings settings;

  private final DriverGateway gateway;

  private final HostProber prober;

  private final HostFinds finds;

  private final Ids ids;

  HostDiscovery(
      HostSettings settings, DriverGateway gateway, HostProber prober, HostFinds finds, Ids ids) {
    this.settings = settings;
    this.gateway = gateway;
    this.prober = prober;
    this.finds = finds;
    this.ids = ids;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    if (settings.discover()) {
      // Daemons may take seconds to answer, and the first page should not wait for them.
      Thread.ofVirtual().name("host-discovery").start(this::discover);
    } else {
      simulateUnlessAny();
    }
  }

  /** Looks at the usual places of all drivers at hand. */
  void discover() {
    for (var places : settings.places()) {
      gateway.descriptors().stream()
          .filter(driver -> driver.kind().equals(places.getKey()))
          .forEach(driver -> places.getValue().forEach(uri -> lookAt(driver, uri)));
    }
    simulateUnlessAny();
  }

  private void lookAt(DriverDescriptor driver, URI uri) {
    if (finds.known(driver.kind(), uri)) {
      return;
    }
    var report = prober.look(new HostAddress(ids.next("h"), driver.kind(), uri));
    if (report.health() == Health.HEALTHY) {
      register(driver, uri);
    } else {
      LOG.info("No {} at {}: {}", driver.displayName(), uri, report.sentence());
    }
  }

  private void register(DriverDescriptor driver, URI uri) {
    try {
      var host = finds.register(Actor.portal(), name(driver), driver.kind(), uri);
      LOG.info("Found {} at {}, registered as '{}'", driver.displayName(), uri, host.name());
    } catch (AtriumException refused) {
      LOG.warn("Found {} at {}, not registered: {}", driver.displayName(), uri, refused.sentence());
    }
  }

  private void simulateUnlessAny() {
    if (finds.none()) {
      gateway.descriptors().stream()
          .filter(DriverDescriptor::simulated)
          .findFirst()
          .ifPresent(driver -> register(driver, URI.create(driver.kind() + ":///first")));
    }
  }

  private static String name(DriverDescriptor driver) {
    return driver.simulated()
        ? "Simulated host"
        : "%s on this machine".formatted(driver.displayName());
  }
}
