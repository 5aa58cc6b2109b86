package io.atrium.drivers.libvirt;

import io.atrium.drivers.libvirt.connection.HostConnections;
import io.atrium.drivers.libvirt.storage.RootFolders;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.kernel.ImageFormat;
import io.atrium.lanes.Lane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** System containers on the lane's daemon, with their root folders where it and we see them. */
final class LxcTestBed extends LibvirtTestBed {

  private final Path folder = folder("lxc");

  private final InstanceDriver driver = driver(connections());

  LxcTestBed() {
    super(
        LibvirtLxcDriver.KIND, Lane.libvirtLxc(), ImageFormat.ROOTFS, Lane.image("rootfs.tar.gz"));
  }

  @Override
  public InstanceDriver driver() {
    return driver;
  }

  @Override
  InstanceDriver driver(HostConnections connections) {
    return new LibvirtLxcDriver(connections, new LibvirtSettings(folder), Clock.systemUTC());
  }

  @Override
  String foreignXml(String name) {
    return """
    <domain type='lxc'><name>%s</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>
    <os><type>exe</type><init>/bin/busybox</init><initarg>sleep</initarg><initarg>3600</initarg></os>
    <devices><filesystem type='mount'><source dir='%s'/><target dir='/'/></filesystem>
    <console type='pty'/></devices></domain>\
    """
        .formatted(name, foreignRoot());
  }

  /** Somebody else's root folder, of the same archive. */
  private Path foreignRoot() {
    var root = folder.resolve("foreign");
    if (!Files.exists(root)) {
      new RootFolders(root)
          .fresh(
              new InstanceSpec(
                  "i-00000000000000000",
                  "dep-foreign",
                  "foreign",
                  smallest(),
                  image(),
                  List.of(),
                  null,
                  List.of(),
                  Map.of()));
    }
    return root.resolve("i-00000000000000000");
  }

  @Override
  boolean remains(String externalName) {
    return Files.exists(root(externalName));
  }

  @Override
  public void close() {
    super.close();
    remove(folder);
  }

  Path root(String name) {
    return folder.resolve("containers").resolve(name);
  }
}
