package io.atrium.hosts;

import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.spi.DriverDescriptor;
import io.atrium.kernel.Faults;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges addresses of hosts. A host is reached by a socket of this machine, by TLS with
 * certificates or by ssh; whatever lets anybody on the network command it is refused.
 */
@Component
class HostPlaces {

  private static final int LONGEST = 500;

  private final DriverGateway gateway;

  HostPlaces(DriverGateway gateway) {
    this.gateway = gateway;
  }

  /** The place, or null with the faults noted. */
  @Nullable HostPlace check(@Nullable String driver, @Nullable String address, Faults faults) {
    var descriptor = descriptor(driver, faults);
    var uri = uri(address, faults);
    if (descriptor == null || uri == null) {
      return null;
    }
    var fault = fault(descriptor, uri);
    faults.unless(fault == null, "uri", String.valueOf(fault));
    return fault == null ? new HostPlace(descriptor, uri) : null;
  }

  private @Nullable DriverDescriptor descriptor(@Nullable String driver, Faults faults) {
    var known = gateway.descriptors();
    var found = known.stream().filter(each -> each.kind().equals(driver)).findFirst();
    faults.unless(
        found.isPresent(),
        "driver",
        "must be one of "
            + known.stream()
                .map(DriverDescriptor::kind)
                .sorted()
                .collect(Collectors.joining(", ")));
    return found.orElse(null);
  }

  private static @Nullable URI uri(@Nullable String address, Faults faults) {
    try {
      if (address != null && !address.isBlank() && address.length() <= LONGEST) {
        return new URI(address.strip());
      }
    } catch (URISyntaxException _) {
      // Told below like every address that cannot be one.
    }
    faults.add("uri", "must be an address such as unix:///var/run/docker.sock");
    return null;
  }

  private static @Nullable String fault(DriverDescriptor driver, URI uri) {
    return switch (driver.kind()) {
      case "docker" -> DockerAddress.fault(uri);
      case "libvirt-kvm" -> LibvirtAddress.fault(uri, "qemu");
      case "libvirt-lxc" -> LibvirtAddress.fault(uri, "lxc");
      case "libvirt-xen" -> LibvirtAddress.fault(uri, "xen");
      default -> SimulatedAddress.fault(uri, driver.kind());
    };
  }
}
