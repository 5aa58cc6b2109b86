package io.atrium.instances;

import io.atrium.catalogue.Image;
import io.atrium.hosts.Host;
import io.atrium.hosts.HostQueries;
import io.atrium.hosts.HostState;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The kinds of host that an image can start on: mostly its format leaves one. Where there are
 * several, an order may name one; else placement chooses.
 */
@Component
public class KindsOfHost {

  private final HostQueries hosts;

  KindsOfHost(HostQueries hosts) {
    this.hosts = hosts;
  }

  /** The drivers of the hosts that take something new and start this image, by name. */
  public List<String> of(Image image) {
    return hosts.all().stream()
        .filter(host -> host.state() == HostState.ACTIVE)
        .filter(host -> host.formats().contains(image.format()))
        .filter(host -> host.simulated() || !image.simulated())
        .map(Host::driver)
        .distinct()
        .sorted()
        .toList();
  }
}
