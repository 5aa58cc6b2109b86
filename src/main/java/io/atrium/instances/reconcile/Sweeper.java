package io.atrium.instances.reconcile;

import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.Inventory;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.hosts.Host;
import io.atrium.hosts.HostHealths;
import io.atrium.instances.store.Claims;
import io.atrium.instances.store.HostSweeps;
import io.atrium.instances.store.HostSweeps.Believed;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares, host by host, what is there with what the portal believes. It decides nothing: wherever
 * the two differ, it asks for a look at that instance.
 */
@Component
public class Sweeper {

  private final DriverGateway gateway;
  private final HostHealths healths;
  private final HostSweeps sweeps;
  private final SweepBook book;
  private final Claims claims;
  private final Clock clock;

  Sweeper(
      DriverGateway gateway,
      HostHealths healths,
      HostSweeps sweeps,
      SweepBook book,
      Claims claims,
      Clock clock) {
    this.gateway = gateway;
    this.healths = healths;
    this.sweeps = sweeps;
    this.book = book;
    this.claims = claims;
    this.clock = clock;
  }

  /** One sweep over one host. */
  public void sweep(Host host) {
    // What the list shows was so when it was asked for, if not later.
    var asked = clock.instant();
    try {
      var inventory = gateway.ask(host.address(), Verb.LIST, InstanceDriver::list);
      compare(host, inventory, asked);
    } catch (DriverFailure failure) {
      healths.unreachable(host.id(), failure.sentence());
      book.lost(host.id(), failure.sentence());
    }
  }

  private void compare(Host host, Inventory inventory, Instant now) {
    healths.seen(host.id(), now, inventory.foreign());
    var there =
        inventory.ours().stream()
            .collect(Collectors.toMap(Inventory.Seen::instanceId, Function.identity()));
    var believed = sweeps.onHost(host.id());
    var differing = differing(there, believed);
    var running =
        there.values().stream()
            .filter(seen -> seen.present().power() == PowerState.RUNNING)
            .map(Inventory.Seen::instanceId)
            .collect(Collectors.toSet());
    if (book.confirmed(host.id(), now, running, missed(there, believed))) {
      believed.forEach(each -> differing.add(each.instanceId()));
    }
    claims.lookAgain(differing, now);
  }

  private static Set<String> missed(
      Map<String, Inventory.Seen> there, Collection<Believed> believed) {
    return believed.stream()
        .filter(each -> PowerState.RUNNING.name().equals(each.power()))
        .filter(each -> !runsOn(each, there.get(each.instanceId())))
        .map(Believed::instanceId)
        .collect(Collectors.toSet());
  }

  private static boolean runsOn(Believed believed, Inventory.@Nullable Seen seen) {
    return seen != null
        && seen.present().power() == PowerState.RUNNING
        && !Marks.startedAnew(believed.startedAt(), seen.present().startedAt());
  }

  private Set<String> differing(Map<String, Inventory.Seen> there, Iterable<Believed> believed) {
    var differing = new HashSet<String>();
    var unexpected = new HashSet<>(there.keySet());
    for (var each : believed) {
      unexpected.remove(each.instanceId());
      if (differs(each, there.get(each.instanceId()))) {
        differing.add(each.instanceId());
      }
    }
    // Ours, but deleted long ago or on another host: the look decides what becomes of it.
    differing.addAll(sweeps.known(unexpected));
    return differing;
  }

  private static boolean differs(Believed believed, Inventory.@Nullable Seen seen) {
    if (believed.due() || !believed.provisioned()) {
      return false;
    }
    return seen == null
        ? !believed.parked() || believed.power() != null
        : believed.parked()
            || !seen.present().power().name().equals(believed.power())
            || !Objects.equals(
                Remarks.whileRunning(seen.present(), believed.ordered()), believed.remark())
            || moved(believed, seen.present())
            || Marks.startedAnew(believed.startedAt(), seen.present().startedAt());
  }

  private static boolean moved(Believed believed, Present seen) {
    return seen.power() == PowerState.RUNNING && !seen.addresses().equals(believed.addresses());
  }
}
