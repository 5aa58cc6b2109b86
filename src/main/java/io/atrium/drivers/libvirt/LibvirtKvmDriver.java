package io.atrium.drivers.libvirt;

import io.atrium.drivers.libvirt.connection.HostConnections;
import io.atrium.drivers.libvirt.domain.Counting;
import io.atrium.drivers.libvirt.domain.DomainIdentity;
import io.atrium.drivers.libvirt.domain.Guest;
import io.atrium.drivers.libvirt.domain.KvmDomain;
import io.atrium.drivers.libvirt.domain.OwnerTag;
import io.atrium.drivers.libvirt.domain.Power;
import io.atrium.drivers.libvirt.network.GuestNetwork;
import io.atrium.drivers.libvirt.probe.Acceleration;
import io.atrium.drivers.libvirt.probe.Acceleration.Verdict;
import io.atrium.drivers.libvirt.probe.HostFacts;
import io.atrium.drivers.libvirt.probe.ProbeGuest;
import io.atrium.drivers.libvirt.storage.BaseImages;
import io.atrium.drivers.libvirt.storage.Copies;
import io.atrium.drivers.libvirt.storage.Disks;
import io.atrium.drivers.libvirt.storage.VolumePool;
import io.atrium.drivers.spi.Capability;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.Sweep;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.libvirt.LibvirtException;

/**
 * Runs virtual machines by QEMU: under KVM where a probe guest has proved that it works, else under
 * emulation.
 */
public final class LibvirtKvmDriver extends LibvirtDriver
    implements Capability.Resize, Capability.Snapshots, Capability.Export {

  public static final String KIND = "libvirt-kvm";

  /** Saved memory, snapshots' and checkpoints' notes, firmware variables. */
  private static final int EVERYTHING = 1 | 2 | 4 | 16;

  private static final String ARCHITECTURE = "x86_64";

  private final LibvirtSettings settings;

  private final Clock clock;

  private final Acceleration acceleration = new Acceleration();

  public LibvirtKvmDriver(HostConnections hosts, LibvirtSettings settings, Clock clock) {
    super(hosts, "qemu", KIND, "QEMU/KVM (libvirt)", ImageFormat.QCOW2);
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  HostReport report(Visit visit) throws LibvirtException, InterruptedException {
    var pool = pool(visit);
    var facts = HostFacts.of(visit.session(), pool.free() + pool.takenByDisks());
    var version = Map.of(HostReport.VERSION, facts.version());
    if (!facts.architecture().equals(ARCHITECTURE)) {
      var sentence = "Its processor is %s; guests need x86_64.".formatted(facts.architecture());
      return new HostReport(Health.UNHEALTHY, sentence, facts.capacity(), version);
    }
    visit.network().ready();
    var verdict = verdict(visit, pool);
    return new HostReport(
        Health.HEALTHY,
        verdict.sentence(),
        facts.capacity(),
        Map.of(HostReport.VERSION, facts.version(), HostReport.ACCELERATION, verdict.attribute()));
  }

  @Override
  String prepare(Visit visit, InstanceSpec spec, OwnerTag tag)
      throws LibvirtException, InterruptedException {
    Disks.demandRoom(spec);
    var pool = pool(visit);
    return new KvmDomain(
            spec.instanceId(),
            tag,
            verdict(visit, pool).accelerated(),
            disks(visit, spec, pool),
            GuestNetwork.NAME,
            DomainIdentity.mac(spec.instanceId()))
        .xml();
  }

  private static KvmDomain.Disks disks(Visit visit, InstanceSpec spec, VolumePool pool)
      throws LibvirtException, InterruptedException {
    var disks = new Disks(pool);
    if (!spec.image().shared()) {
      return new KvmDomain.Disks(disks.own(spec), null, disks.seed(spec));
    }
    var base = new BaseImages(visit.host(), pool).ready(spec.image());
    return new KvmDomain.Disks(disks.fresh(spec, base), base, disks.seed(spec));
  }

  @Override
  public void resize(InstanceRef ref, Size size) {
    changed(ref, disk -> disk.resize(size));
  }

  @Override
  public long takeSnapshot(InstanceRef ref, String snapshotId) {
    var bytes = new AtomicLong();
    changed(ref, disk -> bytes.set(disk.keep(snapshotId)));
    return bytes.get();
  }

  @Override
  public void restoreSnapshot(InstanceRef ref, String snapshotId) {
    changed(ref, disk -> disk.putBack(snapshotId));
  }

  @Override
  public void deleteSnapshot(InstanceRef ref, String snapshotId) {
    on(
        ref.host(),
        visit -> {
          try (var _ = visit.host().locks().hold(ref.externalName())) {
            var found = Guest.find(visit.session(), ref);
            if (found.isPresent()) {
              found.get().close();
            }
            if (found.isPresent() || !Guest.exists(visit.session(), ref.externalName())) {
              new Copies(pool(visit), ref.instanceId()).forget(snapshotId);
            }
            return ref;
          }
        });
  }

  @Override
  public ImageFormat export(InstanceRef ref, Path target) {
    changed(ref, disk -> disk.export(target));
    return ImageFormat.QCOW2;
  }

  /** One such change to a guest at a time. */
  private void changed(InstanceRef ref, DiskChange change) {
    change(
        ref,
        (visit, guest) -> {
          try (var _ = visit.host().locks().hold(ref.externalName())) {
            change.to(new KvmDisk(visit.session(), guest, pool(visit)));
          }
        });
  }

  @Override
  void clear(Visit visit, String instanceId) throws LibvirtException, InterruptedException {
    new Disks(pool(visit)).delete(instanceId);
  }

  @Override
  void restart(Guest guest, Power power, Duration grace)
      throws LibvirtException, InterruptedException {
    power.unfrozen();
    if (!power.again(grace)) {
      guest.domain().reset();
    }
  }

  @Override
  int undefineFlags() {
    return EVERYTHING;
  }

  @Override
  public Sweep sample(HostLink link) {
    return on(
        link,
        visit -> new Sweep(clock.instant(), Counting.together(visit.session(), link.portalId())));
  }

  private Verdict verdict(Visit visit, VolumePool pool)
      throws LibvirtException, InterruptedException {
    try (var _ = visit.host().locks().hold("probe")) {
      return acceleration.of(
          visit.host().uri(),
          () -> new ProbeGuest(visit.session(), pool, visit.link().portalId(), true).boots());
    }
  }

  private VolumePool pool(Visit visit) throws LibvirtException, InterruptedException {
    return VolumePool.ready(visit.host(), visit.session(), settings.volumes());
  }

  /** What is done to the disk of a guest. */
  private interface DiskChange {

    void to(KvmDisk disk) throws LibvirtException, InterruptedException;
  }
}
