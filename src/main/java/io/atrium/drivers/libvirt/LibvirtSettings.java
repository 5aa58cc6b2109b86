package io.atrium.drivers.libvirt;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an institution sets for all its libvirt hosts.
 *
 * @param folder where disks, and root folders of containers, lie on a host that has none of ours
 *     yet
 */
@ConfigurationProperties("atrium.libvirt")
public record LibvirtSettings(@DefaultValue("/var/lib/libvirt/images/atrium") Path folder) {

  String volumes() {
    return folder.resolve("volumes").toString();
  }

  Path containers() {
    return folder.resolve("containers");
  }
}
