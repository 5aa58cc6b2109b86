package io.atrium.drivers;

import io.atrium.drivers.spi.DriverDescriptor;
import io.atrium.drivers.spi.DriverDescriptor.Threads;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.Inventory;
import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Sweep;
import io.atrium.kernel.ImageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A driver without hosts: a probe does what the test says, everything else does nothing. */
final class ScriptedDriver implements InstanceDriver {

  private final Threads threads;

  private final Function<HostLink, HostReport> probe;

  ScriptedDriver(Threads threads, Function<HostLink, HostReport> probe) {
    this.threads = threads;
    this.probe = probe;
  }

  static HostReport saying(String sentence) {
    return new HostReport(Health.HEALTHY, sentence, null, Map.of());
  }

  @Override
  public DriverDescriptor descriptor() {
    return new DriverDescriptor(
        "scripted", "Scripted", Set.of(ImageFormat.CONTAINER_ARCHIVE), threads, true);
  }

  @Override
  public HostReport probe(HostLink host) {
    return probe.apply(host);
  }

  @Override
  public InstanceRef create(HostLink host, InstanceSpec spec) {
    return host.instance(spec.instanceId());
  }

  @Override
  public void start(InstanceRef ref) {}

  @Override
  public void stop(InstanceRef ref, Duration grace) {}

  @Override
  public void delete(InstanceRef ref) {}

  @Override
  public Observation inspect(InstanceRef ref) {
    return new Absent();
  }

  @Override
  public Inventory list(HostLink host) {
    return new Inventory(List.of(), 0);
  }

  @Override
  public Sweep sample(HostLink host) {
    return new Sweep(Instant.EPOCH, List.of());
  }
}
