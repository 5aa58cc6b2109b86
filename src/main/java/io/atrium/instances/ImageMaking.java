package io.atrium.instances;

import io.atrium.catalogue.ImageMaker;
import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.Capability;
import io.atrium.hosts.Host;
import io.atrium.hosts.HostHealth;
import io.atrium.hosts.HostQueries;
import io.atrium.hosts.HostState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes container images on a host that can: the first healthy one whose driver has the ability.
 */
@Component
class ImageMaking implements ImageMaker {

  private final HostQueries hosts;
  private final DriverGateway gateway;

  ImageMaking(HostQueries hosts, DriverGateway gateway) {
    this.hosts = hosts;
    this.gateway = gateway;
  }

  @Override
  public boolean possible() {
    return able(Capability.ImageBuild.class).isPresent();
  }

  @Override
  public void build(String dockerfile, Path target) {
    gateway.tell(
        needed(Capability.ImageBuild.class).address(),
        Verb.IMAGE,
        (driver, link) ->
            driver
                .as(Capability.ImageBuild.class)
                .orElseThrow()
                .buildImage(link, dockerfile, target));
  }

  @Override
  public void pull(String reference, Path target) {
    gateway.tell(
        needed(Capability.ImagePull.class).address(),
        Verb.IMAGE,
        (driver, link) ->
            driver.as(Capability.ImagePull.class).orElseThrow().pullImage(link, reference, target));
  }

  private Host needed(Class<? extends Capability> capability) {
    return able(capability)
        .orElseThrow(() -> new NoCapacity(List.of("no healthy host can make container images")));
  }

  private Optional<Host> able(Class<? extends Capability> capability) {
    return hosts.all().stream()
        .filter(host -> host.state() == HostState.ACTIVE && host.health() == HostHealth.HEALTHY)
        .filter(host -> gateway.driver(host.driver()).as(capability).isPresent())
        .findFirst();
  }
}
