package io.atrium.drivers.libvirt.probe;

import io.atrium.drivers.libvirt.connection.Session;
import io.atrium.kernel.Size;
import org.libvirt.LibvirtException;

/** What a host has in all, and what runs on it. */
public record HostFacts(Size capacity, String version, String architecture) {

  private static final long GIB = 1L << 30;

  private static final long KIB_PER_MIB = 1_024;

  /**
   * Asks the host.
   *
   * @param diskBytes what instances may take of its disks
   */
  public static HostFacts of(Session session, long diskBytes) throws LibvirtException {
    var node = session.connect().nodeInfo();
    var capacity =
        new Size(
            node.cpus,
            Math.toIntExact(node.memory / KIB_PER_MIB),
            Math.toIntExact(Math.max(1, diskBytes / GIB)));
    return new HostFacts(capacity, version(session), node.model);
  }

  /** Of the hypervisor and of libvirt, such as {@code QEMU 7.2.22, libvirt 9.0.0}. */
  private static String version(Session session) throws LibvirtException {
    var connect = session.connect();
    return "%s %s, libvirt %s"
        .formatted(
            connect.getType(), dotted(connect.getVersion()), dotted(connect.getLibVirVersion()));
  }

  static String dotted(long version) {
    return "%d.%d.%d".formatted(version / 1_000_000, version / 1_000 % 1_000, version % 1_000);
  }
}
