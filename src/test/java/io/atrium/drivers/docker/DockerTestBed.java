package io.atrium.drivers.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import io.atrium.drivers.HostAddress;
import io.atrium.drivers.contract.Tampering;
import io.atrium.drivers.contract.Wire;
import io.atrium.drivers.contract.WiredTestBed;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.kernel.Size;
import io.atrium.lanes.Lane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lane's engine: the driver reaches it over a wire of the test, the test's hands go past it.
 */
final class DockerTestBed implements WiredTestBed, AutoCloseable {

  private final DockerDriver driver = new DockerDriver(Clock.systemUTC());

  private final ImageContent image = StarterImage.content();

  private final Map<String, String> planted = new ConcurrentHashMap<>();

  private final DockerClient docker;

  private final Wire wire;

  DockerTestBed() {
    var engine = URI.create(Lane.docker());
    try {
      wire = new Wire(Files.createTempDirectory("wire").resolve("s"), Path.of(engine.getPath()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    docker = Line.to(engine).docker();
    loadStarter();
  }

  void loadStarter() {
    try (var archive = Files.newInputStream(StarterImage.archive())) {
      docker.loadImageCmd(archive).exec();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String engine() {
    return Lane.docker();
  }

  /** What a program says that is started inside a container, as the user of its image. */
  String inside(String container, String... command) {
    return Inside.run(docker.execCreateCmd(container).withCmd(command), docker);
  }

  String insideAsRoot(String container, String... command) {
    return Inside.run(docker.execCreateCmd(container).withUser("0").withCmd(command), docker);
  }

  /** The id of an image that is nothing but itself. */
  String importNothing() {
    var built = new BuildImageResultCallback();
    var dockerfile = "FROM %s\nLABEL nothing=more\n".formatted(StarterImage.NAME);
    return docker.buildImageCmd(Archives.context(dockerfile)).exec(built).awaitImageId();
  }

  /** The engine itself, past the driver and its wire. */
  DockerClient docker() {
    return docker;
  }

  @Override
  public InstanceDriver driver() {
    return driver;
  }

  @Override
  public HostAddress host() {
    return new HostAddress("h-docker", "docker", URI.create("unix://" + wire.near()));
  }

  @Override
  public Size smallest() {
    return new Size(1, 32, 1);
  }

  @Override
  public ImageContent image() {
    return image;
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public void tamper(InstanceRef ref, Tampering how) {
    switch (how) {
      case REMOVED -> docker.removeContainerCmd(ref.externalName()).withForce(true).exec();
      case POWERED_OFF -> docker.killContainerCmd(ref.externalName()).exec();
      case STARTED -> docker.startContainerCmd(ref.externalName()).exec();
      case PAUSED -> docker.pauseContainerCmd(ref.externalName()).exec();
    }
  }

  @Override
  public Size given(InstanceRef ref) {
    var seen = look(ref.externalName());
    if (!seen.getState().getRunning()) {
      return new Size(
          Math.toIntExact(seen.getHostConfig().getNanoCPUs() / ClosedSettings.NANOS_PER_CPU),
          Math.toIntExact(seen.getHostConfig().getMemory() / ClosedSettings.BYTES_PER_MIB),
          Size.LARGEST.diskGib());
    }
    var limits = KernelLimits.of(seen.getId());
    return new Size(
        Math.toIntExact(limits.cpuPercent() / 100),
        Math.toIntExact(limits.memory() / ClosedSettings.BYTES_PER_MIB),
        Size.LARGEST.diskGib());
  }

  @Override
  public void writeInside(InstanceRef ref, String text) {
    insideAsRoot(ref.externalName(), "sh", "-c", "echo '%s' > /written && sync".formatted(text));
  }

  @Override
  public String readInside(InstanceRef ref) {
    return inside(ref.externalName(), "cat", "/written");
  }

  /** Images that portals name, the nameless ones of theirs, and what stands beside an instance. */
  @Override
  public Set<String> stores() {
    var images =
        docker.listImagesCmd().exec().stream()
            .flatMap(image -> {
              var names = OwnTags.namesOf(image).toList();
              return names.isEmpty() ? Stream.of(image.getId()) : names.stream();
            })
            .filter(name -> name.startsWith("atrium/") || name.startsWith("sha256:"));
    var containers =
        docker.listContainersCmd().withShowAll(true).exec().stream()
            .map(one -> one.getNames()[0])
            .filter(name -> name.matches("/i-[^.]+[.].+"));
    return Stream.concat(images, containers).collect(Collectors.toSet());
  }

  @Override
  public void plantForeign(String externalName) {
    docker.createContainerCmd(StarterImage.NAME).withName(externalName).exec();
    docker.startContainerCmd(externalName).exec();
    planted.put(externalName, mark(externalName));
  }

  @Override
  public boolean foreignStands(String externalName) {
    return holds(externalName) && mark(externalName).equals(planted.get(externalName));
  }

  @Override
  public void removeForeign(String externalName) {
    planted.remove(externalName);
    docker.removeContainerCmd(externalName).withForce(true).exec();
  }

  @Override
  public boolean holds(String externalName) {
    return docker.listContainersCmd().withShowAll(true).exec().stream()
        .anyMatch(one -> ("/" + externalName).equals(one.getNames()[0]));
  }

  @Override
  public boolean runs(String externalName) {
    return holds(externalName) && look(externalName).getState().getRunning();
  }

  /** Whether the engine itself answers. */
  boolean answers() {
    try {
      docker.pingCmd().exec();
      return true;
    } catch (RuntimeException refused) {
      return false;
    }
  }

  InspectContainerResponse look(String externalName) {
    return docker.inspectContainerCmd(externalName).exec();
  }

  /** Which container it is, and which run of it: neither may change. */
  private String mark(String externalName) {
    var seen = look(externalName);
    return seen.getId() + seen.getState().getStartedAt() + seen.getState().getRunning();
  }

  @Override
  public void close() {
    wire.close();
  }
}
