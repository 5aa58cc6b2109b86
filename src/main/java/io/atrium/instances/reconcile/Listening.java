package io.atrium.instances.reconcile;

import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.Capability;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.WatchListener;
import io.atrium.hosts.Host;
import io.atrium.hosts.HostHealth;
import io.atrium.instances.ReconcileRequested;
import io.atrium.instances.store.Claims;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Listens to hosts that can tell. What is heard is only a reason to look, never a fact. */
@Component
class Listening {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  private final DriverGateway gateway;
  private final Claims claims;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Map<String, AutoCloseable> watches = new ConcurrentHashMap<>();
  private final Executor notices = Executors.newVirtualThreadPerTaskExecutor();

  Listening(
      DriverGateway gateway,
      Claims claims,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.gateway = gateway;
    this.claims = claims;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Listens to the host unless that is so already. {@code onGap} is called when notices may be
   * missing.
   */
  void to(Host host, Runnable onGap) {
    var able = gateway.driver(host.driver()).as(Capability.Watch.class).isPresent();
    if (!able || host.health() != HostHealth.HEALTHY || watches.containsKey(host.id())) {
      return;
    }
    try {
      var ear = new Ear(host.id(), onGap);
      watches.put(host.id(), watch(host, ear));
      if (ear.deaf) {
        // It was lost while it was being made, before there was anything to take away.
        watches.remove(host.id());
      }
      onGap.run();
    } catch (DriverFailure failure) {
      LOG.warn("Host {} cannot be listened to: {}", host.name(), failure.sentence());
    }
  }

  private AutoCloseable watch(Host host, WatchListener listener) {
    return gateway.ask(
        host.address(),
        Verb.WATCH,
        (driver, link) -> driver.as(Capability.Watch.class).orElseThrow().watch(link, listener));
  }

  private void lookAgain(String instanceId) {
    transaction.executeWithoutResult(_ -> {
      if (claims.lookAgain(List.of(instanceId), clock.instant()) > 0) {
        events.publishEvent(new ReconcileRequested(instanceId));
      }
    });
  }

  void close() {
    watches.values().forEach(Listening::end);
    watches.clear();
  }

  private static void end(AutoCloseable watch) {
    try {
      watch.close();
    } catch (Exception failed) {
      LOG.debug("A watch did not end cleanly", failed);
    }
  }

  /** Hears one host. It only passes on: the driver's thread must not wait. */
  private final class Ear implements WatchListener {

    private final String hostId;
    private final Runnable onGap;
    private volatile boolean deaf;

    private Ear(String hostId, Runnable onGap) {
      this.hostId = hostId;
      this.onGap = onGap;
    }

    @Override
    public void changed(String instanceId) {
      notices.execute(() -> lookAgain(instanceId));
    }

    @Override
    public void lost(String reason) {
      LOG.info("Host {} is no longer heard: {}", hostId, reason);
      deaf = true;
      watches.remove(hostId);
      notices.execute(onGap);
    }
  }
}
