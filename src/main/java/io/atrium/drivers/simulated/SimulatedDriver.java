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
import io.atrium.kernel.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Drives hosts that exist only in memory. It keeps every rule of the contract and never waits: what
 * takes time is observed as not complete until its time has come.
 */
@Component
public class SimulatedDriver
    implements InstanceDriver,
        Capability.Reboot,
        Capability.Watch,
        Capability.LiveResize,
        Capability.Snapshots,
        Capability.Export {

  /** The kind, and the scheme of a simulated host's URI. */
  public static final String KIND = "simulated";

  private static final DriverDescriptor DESCRIPTOR =
      new DriverDescriptor(
          KIND, "Simulated", EnumSet.allOf(ImageFormat.class), Threads.CALLER, true);

  private final SimulatedHosts hosts;

  private final SimulatedCalls calls;

  public SimulatedDriver(SimulatedHosts hosts) {
    this.hosts = hosts;
    this.calls = new SimulatedCalls(hosts);
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
    var content = SimulatedImage.content(spec.image().file());
    return host.answer(
        Verb.CREATE,
        link,
        held -> {
          var found = held.named(ref.externalName());
          if (found.isPresent()) {
            return adopted(ref, found.get());
          }
          held.demandRoom(spec.size().diskGib(), Capacity.of(link.uri()));
          var ready = held.now().plus(hosts.pace().build()).plus(host.slowness(Verb.CREATE));
          held.put(
              made(ref, spec, held.freeAddress())
                  .with(Disk.of(content))
                  .turning(PowerState.STOPPED, ready, held.now()));
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
        null,
        null);
  }

  @Override
  public void start(InstanceRef ref) {
    calls.change(
        Verb.START,
        ref,
        (machine, held) -> machine.starting(held.now().plus(delay(Verb.START, ref)), held.now()));
    calls.noted(ref, (held, machine) -> held.hearing().begunByUs(machine));
  }

  @Override
  public void stop(InstanceRef ref, Duration grace) {
    calls.command(
        Verb.STOP,
        ref,
        held -> {
          var down =
              held.now().plus(hosts.pace().shutdown(grace)).plus(calls.slowness(Verb.STOP, ref));
          SimulatedCalls.ours(held, ref)
              .map(machine -> machine.stopping(down, held.now()))
              .ifPresent(held::put);
        });
    calls.noted(ref, (held, machine) -> held.hearing().endedByUs(machine));
  }

  @Override
  public void reboot(InstanceRef ref, Duration grace) {
    calls.change(Verb.REBOOT, ref, (machine, held) -> machine.rebooted(held.now()));
  }

  @Override
  public void delete(InstanceRef ref) {
    calls.command(
        Verb.DELETE,
        ref,
        held -> {
          var gone = held.now().plus(calls.slowness(Verb.DELETE, ref));
          SimulatedCalls.ours(held, ref)
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
            held ->
                SimulatedCalls.ours(held, ref)
                    .<Observation>map(held.hearing()::look)
                    .orElseGet(Absent::new));
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
  public void resize(InstanceRef ref, Size size) {
    calls.grow(Verb.RESIZE, ref, machine -> machine.demandOff().resized(size));
  }

  @Override
  public void resizeRunning(InstanceRef ref, Size size) {
    calls.grow(Verb.RESIZE, ref, machine -> machine.demandRunning().resized(size));
  }

  @Override
  public long takeSnapshot(InstanceRef ref, String snapshotId) {
    var kept =
        calls.grow(
            Verb.SNAPSHOT,
            ref,
            machine ->
                machine.demandQuiet().with(machine.content().kept(snapshotId, machine.written())));
    return kept.content().bytes(snapshotId);
  }

  @Override
  public void restoreSnapshot(InstanceRef ref, String snapshotId) {
    calls.change(
        Verb.SNAPSHOT,
        ref,
        (machine, _) -> machine.demandOff().with(machine.content().restored(snapshotId)));
  }

  @Override
  public void deleteSnapshot(InstanceRef ref, String snapshotId) {
    calls.command(
        Verb.SNAPSHOT,
        ref,
        held ->
            SimulatedCalls.ours(held, ref)
                .map(machine -> machine.with(machine.content().without(snapshotId)))
                .ifPresent(held::put));
  }

  @Override
  public ImageFormat export(InstanceRef ref, Path target) {
    var machine =
        hosts
            .at(ref.host().uri())
            .answer(
                Verb.EXPORT,
                ref.host(),
                held ->
                    SimulatedCalls.ours(held, ref)
                        .orElseThrow(() -> SimulatedCalls.missing(ref))
                        .demandQuiet());
    SimulatedImage.write(machine, target);
    return machine.format();
  }

  @Override
  public AutoCloseable watch(HostLink link, WatchListener listener) {
    var host = hosts.at(link.uri());
    return host.answer(Verb.WATCH, link, _ -> host.watch(link.portalId(), listener));
  }

  private Duration delay(Verb verb, InstanceRef ref) {
    return hosts.pace().boot().plus(calls.slowness(verb, ref));
  }
}
