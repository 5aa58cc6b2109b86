package io.atrium.drivers.libvirt;

import io.atrium.drivers.libvirt.connection.HostConnections;
import io.atrium.drivers.libvirt.storage.RootFolders;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import io.atrium.lanes.Lane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    return stores().stream().anyMatch(name -> name.startsWith(externalName));
  }

  /** The folders of all containers: roots, copies, half-made ones. */
  @Override
  public Set<String> stores() {
    try (var all = Files.list(Files.createDirectories(folder.resolve("containers")))) {
      return all.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Of one that runs, what libvirt reads from the kernel; never of one that does not. */
  @Override
  public Size given(InstanceRef ref) {
    var name = ref.externalName();
    var text =
        runs(name)
            ? virsh().ask("memtune", name) + "\n" + virsh().ask("schedinfo", name)
            : virsh().ask("dumpxml", "--inactive", name);
    return new Size(
        Math.toIntExact(number(text, "quota\\D+(\\d+)") / 100_000),
        Math.toIntExact(number(text, "hard_limit[^0-9]+(\\d+)") / 1_024),
        Size.LARGEST.diskGib());
  }

  private static long number(String text, String pattern) {
    var found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new AssertionError(pattern + " is not in " + text);
    }
    return Long.parseLong(found.group(1));
  }

  @Override
  public void writeInside(InstanceRef ref, String text) {
    try {
      Files.writeString(root(ref.externalName()).resolve("www/written.txt"), text);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** As the guest itself serves it. */
  @Override
  public String readInside(InstanceRef ref) {
    return page(address(ref.externalName()) + "/written.txt");
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
