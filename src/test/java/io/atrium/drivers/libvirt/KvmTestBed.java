package io.atrium.drivers.libvirt;

import io.atrium.drivers.libvirt.connection.HostConnections;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.kernel.ImageFormat;
import io.atrium.lanes.Lane;
import java.nio.file.Path;
import java.time.Clock;

/** Virtual machines on the lane's daemon. */
final class KvmTestBed extends LibvirtTestBed {

  /** A folder of the daemon's own, which the processes of guests can reach. */
  private static final LibvirtSettings SETTINGS =
      new LibvirtSettings(Path.of("/var/lib/libvirt/images/atrium"));

  private final InstanceDriver driver = driver(connections());

  KvmTestBed() {
    super(LibvirtKvmDriver.KIND, Lane.libvirtQemu(), ImageFormat.QCOW2, Lane.image("guest.qcow2"));
  }

  @Override
  public InstanceDriver driver() {
    return driver;
  }

  @Override
  InstanceDriver driver(HostConnections connections) {
    return new LibvirtKvmDriver(connections, SETTINGS, Clock.systemUTC());
  }

  @Override
  String foreignXml(String name) {
    return """
    <domain type='qemu'><name>%s</name><memory unit='MiB'>16</memory><vcpu>1</vcpu>
    <os><type arch='x86_64' machine='pc'>hvm</type></os></domain>\
    """
        .formatted(name);
  }

  @Override
  boolean remains(String externalName) {
    return virsh().ask("vol-list", "atrium").contains(externalName);
  }
}
