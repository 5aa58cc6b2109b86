package io.atrium.hosts;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this machine's own daemons are looked for when the portal starts, and how hosts are filled.
 *
 * @param discover whether real hosts are looked for and registered at all
 * @param docker where a Docker engine may listen
 * @param libvirtKvm where libvirt's QEMU driver may listen
 * @param libvirtLxc where libvirt's LXC driver may listen
 * @param overcommit how many vCPUs are promised per real one on a new host that is not simulated
 */
@ConfigurationProperties("atrium.hosts")
record HostSettings(
    @DefaultValue("true") boolean discover,
    @DefaultValue("unix:///var/run/docker.sock") List<URI> docker,
    @DefaultValue("qemu:///system") List<URI> libvirtKvm,
    @DefaultValue("lxc:///system") List<URI> libvirtLxc,
    @DefaultValue("4") double overcommit) {

  /** The places to look at, by the driver that speaks to them, in the order of usefulness. */
  List<Map.Entry<String, List<URI>>> places() {
    return List.of(
        Map.entry("docker", docker),
        Map.entry("libvirt-kvm", libvirtKvm),
        Map.entry("libvirt-lxc", libvirtLxc));
  }
}
