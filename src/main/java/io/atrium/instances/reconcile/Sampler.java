package io.atrium.instances.reconcile;

import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.hosts.Host;
import io.atrium.instances.CountersRead;
import io.atrium.instances.store.HostSweeps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Reads, host by host, the counters of what runs there. A host that is out of sight is not asked;
 * one that cannot tell loses nothing by it, for counters only grow.
 */
@Component
public class Sampler {

  private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

  private final DriverGateway gateway;
  private final HostSweeps sweeps;
  private final ApplicationEventPublisher events;

  Sampler(DriverGateway gateway, HostSweeps sweeps, ApplicationEventPublisher events) {
    this.gateway = gateway;
    this.sweeps = sweeps;
    this.events = events;
  }

  /** Reads all counters of one host once. */
  public void sample(Host host) {
    if (sweeps.outOfSight(host.id())) {
      return;
    }
    try {
      var sweep = gateway.ask(host.address(), Verb.SAMPLE, InstanceDriver::sample);
      events.publishEvent(CountersRead.of(host.id(), sweep));
    } catch (DriverFailure failure) {
      LOG.warn("Host {} did not tell what its machines use: {}", host.id(), failure.sentence());
    }
  }
}
