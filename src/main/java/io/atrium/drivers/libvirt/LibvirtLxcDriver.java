package io.atrium.drivers.libvirt;

import io.atrium.drivers.libvirt.connection.HostConnections;
import io.atrium.drivers.libvirt.connection.HostUri;
import io.atrium.drivers.libvirt.domain.Counting;
import io.atrium.drivers.libvirt.domain.DomainIdentity;
import io.atrium.drivers.libvirt.domain.Guest;
import io.atrium.drivers.libvirt.domain.LxcDomain;
import io.atrium.drivers.libvirt.domain.LxcSize;
import io.atrium.drivers.libvirt.domain.OwnerTag;
import io.atrium.drivers.libvirt.domain.Power;
import io.atrium.drivers.libvirt.network.GuestNetwork;
import io.atrium.drivers.libvirt.probe.HostFacts;
import io.atrium.drivers.libvirt.storage.RootFolders;
import io.atrium.drivers.spi.Capability;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.Sweep;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.libvirt.LibvirtException;

/**
 * Runs system containers by libvirt's own LXC driver, on the portal's own machine only: their root
 * folders are made by the portal itself.
 */
public final class LibvirtLxcDriver extends LibvirtDriver
    implements Capability.LiveResize, Capability.Snapshots, Capability.Export {

  public static final String KIND = "libvirt-lxc";

  private final Clock clock;

  private final RootFolders folders;

  public LibvirtLxcDriver(HostConnections hosts, LibvirtSettings settings, Clock clock) {
    super(hosts, "lxc", KIND, "LXC (libvirt)", ImageFormat.ROOTFS);
    this.clock = clock;
    this.folders = new RootFolders(settings.containers());
  }

  @Override
  HostReport report(Visit visit) throws LibvirtException, InterruptedException {
    demandLocal(visit);
    var impediment = folders.impediment();
    if (impediment != null) {
      return new HostReport(Health.UNHEALTHY, impediment, null, Map.of());
    }
    visit.network().ready();
    var facts = HostFacts.of(visit.session(), folders.free());
    return new HostReport(
        Health.HEALTHY,
        "Containers share the kernel of this machine.",
        facts.capacity(),
        Map.of(HostReport.VERSION, facts.version()));
  }

  @Override
  String prepare(Visit visit, InstanceSpec spec, OwnerTag tag) {
    demandLocal(visit);
    var root = folders.fresh(spec);
    var card = new LxcDomain.Card(GuestNetwork.NAME, DomainIdentity.mac(spec.instanceId()));
    return new LxcDomain(
            spec.instanceId(),
            tag,
            root.toString(),
            RootFolders.IDS,
            card,
            spec.command(),
            spec.environment())
        .xml();
  }

  /** A restore that was interrupted is settled first, for the folder may stand beside its place. */
  @Override
  public void start(InstanceRef ref) {
    alone(ref, disk -> disk.settle());
    super.start(ref);
  }

  @Override
  public void resize(InstanceRef ref, Size size) {
    resize(ref, size, false);
  }

  @Override
  public void resizeRunning(InstanceRef ref, Size size) {
    resize(ref, size, true);
  }

  private void resize(InstanceRef ref, Size size, boolean running) {
    change(
        ref,
        (visit, guest) -> {
          try (var _ = visit.host().locks().hold(ref.externalName())) {
            new LxcSize(visit.session(), guest).change(size, running);
          }
        });
  }

  @Override
  public long takeSnapshot(InstanceRef ref, String snapshotId) {
    var bytes = new AtomicLong();
    alone(ref, disk -> bytes.set(disk.keep(snapshotId)));
    return bytes.get();
  }

  @Override
  public void restoreSnapshot(InstanceRef ref, String snapshotId) {
    alone(ref, disk -> disk.putBack(snapshotId));
  }

  @Override
  public void deleteSnapshot(InstanceRef ref, String snapshotId) {
    on(
        ref.host(),
        visit -> {
          demandLocal(visit);
          try (var _ = visit.host().locks().hold(ref.externalName())) {
            var found = Guest.find(visit.session(), ref);
            if (found.isPresent()) {
              found.get().close();
            }
            if (found.isPresent() || !Guest.exists(visit.session(), ref.externalName())) {
              folders.copies(ref.instanceId()).forget(snapshotId);
            }
            return ref;
          }
        });
  }

  @Override
  public ImageFormat export(InstanceRef ref, Path target) {
    alone(ref, disk -> disk.export(target));
    return ImageFormat.ROOTFS;
  }

  /** One such change to a container at a time. */
  private void alone(InstanceRef ref, DiskChange change) {
    change(
        ref,
        (visit, guest) -> {
          demandLocal(visit);
          try (var _ = visit.host().locks().hold(ref.externalName())) {
            change.to(new LxcDisk(guest, folders.copies(ref.instanceId())));
          }
        });
  }

  @Override
  void clear(Visit visit, String instanceId) {
    demandLocal(visit);
    folders.deleteAllOf(instanceId);
  }

  /** Whether a container restarted by itself cannot be seen from outside: it goes down, and up. */
  @Override
  void restart(Guest guest, Power power, Duration grace)
      throws LibvirtException, InterruptedException {
    power.down(grace);
    power.on();
  }

  @Override
  int undefineFlags() {
    return 0;
  }

  @Override
  public Sweep sample(HostLink link) {
    return on(
        link,
        visit -> new Sweep(clock.instant(), Counting.oneByOne(visit.session(), link.portalId())));
  }

  /** What is done to the disk of a container. */
  private interface DiskChange {

    void to(LxcDisk disk) throws LibvirtException;
  }

  private static void demandLocal(Visit visit) {
    if (!HostUri.local(visit.link().uri())) {
      throw new UnexpectedAnswer(
          "LXC by libvirt works on the portal's own machine only, because the portal unpacks the"
              + " root file systems itself.");
    }
  }
}
