package io.atrium.drivers.simulated;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.Capability;
import io.atrium.drivers.spi.DriverDescriptor;
import io.atrium.drivers.spi.DriverDescriptor.Threads;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.Inventory;
import io.atrium.drivers.spi.Inventory.Seen;
import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.Sweep;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.drivers.spi.WatchListener;
import io.atrium.kernel.ImageFormat;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Drives hosts that exist only in memory. It keeps every rule of the contract and never waits: what
 * takes time is observed as not complete until its time has come.
 */
@Component
public class SimulatedDriver implements InstanceDriver, Capability.Reboot, Capability.Watch {

  /** The kind, and the scheme of a simulated host's URI. */
  public static final String KIND = "simulated";

  private static final DriverDescriptor DESCRIPTOR =
      new DriverDescriptor(
          KIND, "Simulated", EnumSet.allOf(ImageFormat.class), Threads.CALLER, true);

  private final SimulatedHosts hosts;

  public SimulatedDriver(SimulatedHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  public DriverDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public HostReport probe(HostLink link) {
    try {
      var capacity = Capacity.of(link.uri());
      return hosts
          .at(link.uri())
          .answer(
              Verb.PROBE,
              link,
              _ ->
                  new HostReport(
                      Health.HEALTHY,
                      "Simulated: nothing real runs here.",
                      capacity,
                      Map.of(HostReport.VERSION, KIND, HostReport.IDENTITY, link.uri().getPath())));
    } catch (HostUnreachable silent) {
      return new HostReport(Health.UNDETECTED, silent.sentence(), null, Map.of());
    } catch (UnexpectedAnswer unreadable) {
      return new HostReport(Health.UNHEALTHY, unreadable.sentence(), null, Map.of());
    }
  }

  @Override
  public InstanceRef create(HostLink link, InstanceSpec spec) {
    var ref = link.instance(spec.instanceId());
    var host = hosts.at(link.uri());
    return host.answer(
        Verb.CREATE,
        link,
        held -> {
          var found = held.named(ref.externalName());
          if (found.isPresent()) {
            return adopted(ref, found.get());
          }
          held.demandRoom(spec.size(), Capacity.of(link.uri()));
          var ready = held.now().plus(hosts.pace().build()).plus(host.slowness(Verb.CREATE));
          held.put(
              made(ref, spec, held.freeAddress()).turning(PowerState.STOPPED, ready, held.now()));
          return ref;
        });
  }

  private static InstanceRef adopted(InstanceRef ref, Machine found) {
    if (!found.belongsTo(ref.host().portalId())) {
      throw new SpecRejected(
          "Host %s already has something else called %s."
              .formatted(ref.host().hostId(), ref.externalName()));
    }
    return ref;
  }

  private static Machine made(InstanceRef ref, InstanceSpec spec, String address) {
    return new Machine(
        ref.externalName(),
        ref.host().portalId(),
        spec.image().imageId(),
        spec.image().format(),
        spec.size(),
        address,
        PowerState.BUILDING,
        null,
        null,
        null,
        null);
  }

  @Override
  public void start(InstanceRef ref) {
    change(
        Verb.START,
        ref,
        (machine, held) -> machine.starting(held.now().plus(delay(Verb.START, ref)), held.now()));
    noted(ref, (held, machine) -> held.hearing().begunByUs(machine));
  }

  @Override
  public void stop(InstanceRef ref, Duration grace) {
    command(
        Verb.STOP,
        ref,
        held -> {
          var down = held.now().plus(hosts.pace().shutdown(grace)).plus(slowness(Verb.STOP, ref));
          ours(held, ref).map(machine -> machine.stopping(down, held.now())).ifPresent(held::put);
        });
    noted(ref, (held, machine) -> held.hearing().endedByUs(machine));
  }

  @Override
  public void reboot(InstanceRef ref, Duration grace) {
    change(Verb.REBOOT, ref, (machine, held) -> machine.rebooted(held.now()));
  }

  @Override
  public void delete(InstanceRef ref) {
    command(
        Verb.DELETE,
        ref,
        held -> {
          var gone = held.now().plus(slowness(Verb.DELETE, ref));
          ours(held, ref)
              .map(machine -> machine.turning(null, gone, held.now()))
              .ifPresent(held::put);
        });
  }

  @Override
  public Observation inspect(InstanceRef ref) {
    return hosts
        .at(ref.host().uri())
        .answer(
            Verb.INSPECT,
            ref.host(),
            held -> ours(held, ref).<Observation>map(held.hearing()::look).orElseGet(Absent::new));
  }

  @Override
  public Inventory list(HostLink link) {
    return hosts
        .at(link.uri())
        .answer(
            Verb.LIST,
            link,
            held -> {
              var ours = held.all().stream().filter(machine -> machine.belongsTo(link.portalId()));
              var hearing = held.hearing();
              var seen = ours.map(each -> new Seen(each.name(), hearing.glance(each))).toList();
              return new Inventory(seen, held.all().size() - seen.size());
            });
  }

  @Override
  public Sweep sample(HostLink link) {
    return hosts
        .at(link.uri())
        .answer(
            Verb.SAMPLE,
            link,
            held ->
                new Sweep(
                    held.now(),
                    held.all().stream()
                        .filter(machine -> machine.belongsTo(link.portalId()))
                        .filter(Machine::running)
                        .map(machine -> Load.of(machine, held.now()))
                        .toList()));
  }

  @Override
  public AutoCloseable watch(HostLink link, WatchListener listener) {
    var host = hosts.at(link.uri());
    return host.answer(Verb.WATCH, link, _ -> host.watch(link.portalId(), listener));
  }

  private void change(Verb verb, InstanceRef ref, BiFunction<Machine, Holdings, Machine> change) {
    command(
        verb,
        ref,
        held -> {
          var machine = ours(held, ref).orElseThrow(() -> missing(ref));
          held.put(change.apply(machine, held));
        });
  }

  private void command(Verb verb, InstanceRef ref, Consumer<Holdings> command) {
    hosts
        .at(ref.host().uri())
        .answer(
            verb,
            ref.host(),
            held -> {
              command.accept(held);
              return verb;
            });
  }

  /** Whoever commands notes what came of it, because a notice may come later. */
  private void noted(InstanceRef ref, BiConsumer<Holdings, Machine> note) {
    hosts
        .at(ref.host().uri())
        .heard(held -> ours(held, ref).ifPresent(machine -> note.accept(held, machine)));
  }

  private Duration delay(Verb verb, InstanceRef ref) {
    return hosts.pace().boot().plus(slowness(verb, ref));
  }

  private Duration slowness(Verb verb, InstanceRef ref) {
    return hosts.at(ref.host().uri()).slowness(verb);
  }

  private static Optional<Machine> ours(Holdings held, InstanceRef ref) {
    return held.ours(ref.externalName(), ref.host().portalId());
  }

  private static UnexpectedAnswer missing(InstanceRef ref) {
    return new UnexpectedAnswer(
        "Host %s has no instance %s.".formatted(ref.host().hostId(), ref.externalName()));
  }
}
