package io.atrium.drivers.libvirt;

import io.atrium.drivers.libvirt.connection.HostConnections;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the drivers together. Nothing here touches libvirt before the first call to such a host. */
@Configuration(proxyBeanMethods = false)
class LibvirtConfiguration {

  @Bean
  HostConnections libvirtHosts(Clock clock) {
    return new HostConnections(clock);
  }

  @Bean
  LibvirtKvmDriver libvirtKvmDriver(
      HostConnections libvirtHosts, LibvirtSettings settings, Clock clock) {
    return new LibvirtKvmDriver(libvirtHosts, settings, clock);
  }

  @Bean
  LibvirtLxcDriver libvirtLxcDriver(
      HostConnections libvirtHosts, LibvirtSettings settings, Clock clock) {
    return new LibvirtLxcDriver(libvirtHosts, settings, clock);
  }
}
