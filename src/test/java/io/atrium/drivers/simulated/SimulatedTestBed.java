package io.atrium.drivers.simulated;

import io.atrium.drivers.HostAddress;
import io.atrium.drivers.Verb;
import io.atrium.drivers.contract.Tampering;
import io.atrium.drivers.contract.TestBed;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** A simulated host for the conformance kit. Its own tools are the methods of the host itself. */
final class SimulatedTestBed implements TestBed {

  private static final HostAddress ADDRESS =
      new HostAddress("h-kit", SimulatedDriver.KIND, URI.create("simulated:///kit"));

  private final SimulatedHosts hosts;

  private final SimulatedDriver driver;

  SimulatedTestBed(Clock clock, SimulationSettings settings) {
    this.hosts = SimulatedHosts.passing(clock, settings);
    this.driver = new SimulatedDriver(hosts);
  }

  SimulatedHost kit() {
    return hosts.host("kit");
  }

  @Override
  public InstanceDriver driver() {
    return driver;
  }

  @Override
  public HostAddress host() {
    return ADDRESS;
  }

  @Override
  public Size smallest() {
    return new Size(1, 128, 1);
  }

  @Override
  public ImageContent image() {
    return new ImageContent(
        "img-kit", ImageFormat.CONTAINER_ARCHIVE, Path.of("never-read.tar"), "0".repeat(64));
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(10);
  }

  @Override
  public void cutTheLine() {
    kit().cut();
  }

  @Override
  public void stopAnswering() {
    kit().slow(Verb.INSPECT, Duration.ofDays(1));
  }

  @Override
  public void mendTheLine() {
    kit().mend();
  }

  @Override
  public void tamper(InstanceRef ref, Tampering how) {
    switch (how) {
      case REMOVED -> kit().vanish(ref.externalName());
      case POWERED_OFF -> kit().tamper(ref.externalName(), PowerState.STOPPED);
      case STARTED -> kit().tamper(ref.externalName(), PowerState.RUNNING);
      case PAUSED -> kit().pause(ref.externalName(), true);
    }
  }

  @Override
  public void plantForeign(String externalName) {
    kit().plantForeign(externalName);
  }

  @Override
  public boolean foreignStands(String externalName) {
    return kit().foreignStands(externalName);
  }

  @Override
  public void removeForeign(String externalName) {
    kit().vanish(externalName);
  }

  @Override
  public boolean holds(String externalName) {
    return kit().holds().contains(externalName);
  }

  @Override
  public boolean runs(String externalName) {
    return kit().runs().contains(externalName);
  }

  @Override
  public Size given(InstanceRef ref) {
    return kit().size(ref.externalName()).orElseThrow();
  }

  @Override
  public void writeInside(InstanceRef ref, String text) {
    kit().write(ref.externalName(), text);
  }

  @Override
  public String readInside(InstanceRef ref) {
    return kit().read(ref.externalName());
  }

  @Override
  public Set<String> stores() {
    var names = new TreeSet<String>();
    for (var name : kit().holds()) {
      names.add(name);
      kit().snapshots(name).forEach(snapshot -> names.add(name + "." + snapshot));
    }
    return names;
  }
}
