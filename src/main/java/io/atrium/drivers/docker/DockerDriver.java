package io.atrium.drivers.docker;

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
import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.Sweep;
import io.atrium.drivers.spi.WatchListener;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Runs instances as containers of a Docker engine. It keeps no state that the engine could not tell
 * again, and loads nothing of docker-java before the first call.
 */
@Component
class DockerDriver
    implements InstanceDriver,
        Capability.Reboot,
        Capability.Watch,
        Capability.ImageBuild,
        Capability.ImagePull,
        Capability.LiveResize,
        Capability.Snapshots,
        Capability.Export {

  private static final DriverDescriptor DESCRIPTOR =
      new DriverDescriptor(
          "docker",
          "Docker",
          Set.of(ImageFormat.CONTAINER_ARCHIVE, ImageFormat.ROOTFS),
          Threads.VIRTUAL,
          false);

  private final DockerEngines engines = new DockerEngines();

  private final Clock clock;

  DockerDriver(Clock clock) {
    this.clock = clock;
  }

  @Override
  public DriverDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public HostReport probe(HostLink host) {
    if (!DockerEngines.isSupported(host.uri())) {
      return undetected(DockerEngines.unsupported(host.uri()));
    }
    try {
      return engines.at(host).converse(host, EngineProbe::report);
    } catch (HostUnreachable unreachable) {
      return undetected(unreachable.sentence());
    }
  }

  private static HostReport undetected(String sentence) {
    return new HostReport(Health.UNDETECTED, sentence, null, Map.of());
  }

  @Override
  public InstanceRef create(HostLink host, InstanceSpec spec) {
    ContainerCreation.judge(spec);
    var engine = engines.at(host);
    var creation = new ContainerCreation(engine, host.instance(spec.instanceId()), spec);
    return engine.converse(host, creation::make);
  }

  @Override
  public void start(InstanceRef ref) {
    power(ref).start();
  }

  @Override
  public void stop(InstanceRef ref, Duration grace) {
    power(ref).stop(grace);
  }

  @Override
  public void reboot(InstanceRef ref, Duration grace) {
    power(ref).reboot(grace);
  }

  @Override
  public void resize(InstanceRef ref, Size size) {
    new ContainerSize(engines.at(ref.host()), ref).change(size, false);
  }

  @Override
  public void resizeRunning(InstanceRef ref, Size size) {
    new ContainerSize(engines.at(ref.host()), ref).change(size, true);
  }

  @Override
  public long takeSnapshot(InstanceRef ref, String snapshotId) {
    return snapshots(ref, snapshotId).take();
  }

  @Override
  public void restoreSnapshot(InstanceRef ref, String snapshotId) {
    snapshots(ref, snapshotId).restore();
  }

  @Override
  public void deleteSnapshot(InstanceRef ref, String snapshotId) {
    snapshots(ref, snapshotId).delete();
  }

  private ContainerSnapshots snapshots(InstanceRef ref, String snapshotId) {
    return new ContainerSnapshots(engines.at(ref.host()), ref, snapshotId);
  }

  @Override
  public ImageFormat export(InstanceRef ref, Path target) {
    return new ContainerExport(engines.at(ref.host()), ref).to(target);
  }

  @Override
  public void delete(InstanceRef ref) {
    power(ref).delete();
  }

  private ContainerPower power(InstanceRef ref) {
    return new ContainerPower(engines.at(ref.host()), ref);
  }

  @Override
  public Observation inspect(InstanceRef ref) {
    var engine = engines.at(ref.host());
    return engine.converse(
        ref.host(),
        line ->
            engine
                .containers()
                .find(line, ref)
                .<Observation>map(seen -> ContainerFacts.observe(seen, OwnTags.disk(line, ref)))
                .orElseGet(Observation.Absent::new));
  }

  @Override
  public Inventory list(HostLink host) {
    return engines.at(host).converse(host, line -> EngineInventory.take(line, host.portalId()));
  }

  @Override
  public Sweep sample(HostLink host) {
    var engine = engines.at(host);
    var takenAt = clock.instant();
    return engine.converse(
        host, line -> new Sweep(takenAt, engine.sampling().sweep(line, host.portalId())));
  }

  @Override
  public AutoCloseable watch(HostLink host, WatchListener listener) {
    return engines.at(host).watch(host, clock.instant(), listener);
  }

  @Override
  public void buildImage(HostLink host, String dockerfile, Path target) {
    var checked = Dockerfile.of(dockerfile);
    engines
        .at(host)
        .converse(
            host,
            line -> {
              ImageWorkshop.build(line, checked, target);
              return target;
            });
  }

  @Override
  public void pullImage(HostLink host, String reference, Path target) {
    engines
        .at(host)
        .converse(
            host,
            line -> {
              ImageWorkshop.pull(line, reference, target);
              return target;
            });
  }
}
