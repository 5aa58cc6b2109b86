package io.atrium.drivers.libvirt;

import io.atrium.drivers.libvirt.connection.HostConnections;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import io.atrium.lanes.Lane;
import io.atrium.testing.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  /** The guest serves a script of its owner's, which writes to a file on its disk and reads it. */
  @Override
  public String userData() {
    return """
    #!/bin/sh
    mkdir -p /www/cgi-bin /kept
    cat > /www/cgi-bin/write <<'END'
    #!/bin/sh
    echo "$QUERY_STRING" > /kept/line && sync
    printf 'Content-Type: text/plain\\r\\n\\r\\nwritten\\n'
    END
    cat > /www/cgi-bin/read <<'END'
    #!/bin/sh
    printf 'Content-Type: text/plain\\r\\n\\r\\n<%s>\\n' "$(cat /kept/line)"
    END
    chmod 755 /www/cgi-bin/write /www/cgi-bin/read
    """;
  }

  @Override
  public void writeInside(InstanceRef ref, String text) {
    Await.until(
        patience(),
        "the line is written",
        () -> page(address(ref.externalName()) + "/cgi-bin/write?" + text).contains("written"));
  }

  @Override
  public String readInside(InstanceRef ref) {
    var told =
        Await.value(
            patience(),
            "the line is read",
            () -> page(address(ref.externalName()) + "/cgi-bin/read"),
            page -> page.startsWith("<"));
    return told.strip().replaceAll("[<>]", "");
  }

  @Override
  public Size given(InstanceRef ref) {
    var facts = virsh().ask("dominfo", ref.externalName());
    var disk = virsh().ask("domblkinfo", ref.externalName(), "vda");
    return new Size(
        (int) number(facts, "CPU\\(s\\)"),
        (int) (number(facts, "Used memory") >> 10),
        (int) (number(disk, "Capacity") >> 30));
  }

  private static long number(String facts, String name) {
    var line = Pattern.compile(name + ":\\s+(\\d+)").matcher(facts);
    if (!line.find()) {
      throw new AssertionError("no %s in %s".formatted(name, facts));
    }
    return Long.parseLong(line.group(1));
  }

  /** As they lie in the folder, whatever libvirt knows of it. */
  @Override
  public Set<String> stores() {
    virsh().ask("pool-refresh", "atrium");
    return virsh()
        .ask("vol-list", "atrium")
        .lines()
        .map(line -> line.strip().split("\\s+")[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
