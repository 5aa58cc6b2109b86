package io.atrium.drivers.libvirt.probe;

import static io.atrium.drivers.libvirt.domain.Xml.document;

import io.atrium.drivers.libvirt.connection.Session;
import io.atrium.drivers.libvirt.domain.Absence;
import io.atrium.drivers.libvirt.domain.Domains;
import io.atrium.drivers.libvirt.domain.KvmDomain;
import io.atrium.drivers.libvirt.probe.Acceleration.Verdict;
import io.atrium.drivers.libvirt.storage.VolumePool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A machine of one boot sector that does what every system does first (long mode, paging, timer
 * interrupts), counts further than an interpreter gets in time, and then switches itself off. Its
 * source is {@code probe-guest.S} beside its bytes.
 */
public final class ProbeGuest {

  private static final Logger LOG = LoggerFactory.getLogger(ProbeGuest.class);

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Duration GLANCE = Duration.ofMillis(200);

  private static final int DIES_WITH_ITS_CONNECTION = 2;

  private static final int SHUT_OFF = 5;

  private static final int BY_THE_GUEST = 1;

  private final Session session;

  private final VolumePool pool;

  private final String name;

  private final boolean accelerated;

  /**
   * A probe guest of this portal.
   *
   * @param accelerated whether it is to run under KVM, or, to prove the guest itself, under
   *     emulation
   */
  public ProbeGuest(Session session, VolumePool pool, String portalId, boolean accelerated) {
    this.session = session;
    this.pool = pool;
    this.name = Domains.PROBE_NAMES + Integer.toHexString(portalId.hashCode());
    this.accelerated = accelerated;
  }

  public Verdict boots() throws LibvirtException, InterruptedException {
    clear();
    try {
      var disk = pool.write(name + ".img", bytes());
      return started(session.connect().domainDefineXML(xml(disk)));
    } catch (LibvirtException refused) {
      if (!session.alive()) {
        throw refused;
      }
      LOG.info("No guest starts under KVM: {}", oneLine(refused));
      return Verdict.REFUSED;
    } finally {
      clear();
    }
  }

  private static String oneLine(LibvirtException refused) {
    return String.valueOf(refused.getMessage()).replaceAll("\\s+", " ");
  }

  private Verdict started(Domain domain) throws LibvirtException, InterruptedException {
    domain.create(DIES_WITH_ITS_CONNECTION);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - deadline < 0) {
      var now = session.extras().state(name);
      if (now.state() == SHUT_OFF) {
        return now.reason() == BY_THE_GUEST ? Verdict.KVM : Verdict.REFUSED;
      }
      session.lifecycle().await(GLANCE);
    }
    return Verdict.TOO_SLOW;
  }

  /** Takes away what this trial, or one that was broken off, has left. */
  private void clear() throws LibvirtException {
    var left =
        Absence.of(ErrorNumber.VIR_ERR_NO_DOMAIN, () -> session.connect().domainLookupByName(name));
    if (left.isPresent()) {
      Absence.unless(ErrorNumber.VIR_ERR_OPERATION_INVALID, left.get()::destroy);
      Absence.unless(ErrorNumber.VIR_ERR_NO_DOMAIN, left.get()::undefine);
    }
    pool.delete(name + ".img");
  }

  private String xml(String disk) {
    return document(
        "domain",
        domain -> {
          domain.with("type", accelerated ? "kvm" : "qemu");
          domain.text("name", name);
          domain.element("memory", memory -> memory.with("unit", "MiB").characters("64"));
          domain.text("vcpu", "1");
          domain.element(
              "os",
              os ->
                  os.element(
                      "type",
                      type -> type.with("arch", "x86_64", "machine", "q35").characters("hvm")));
          domain.element("features", features -> features.empty("acpi").empty("apic"));
          KvmDomain.cpu(domain, accelerated);
          // A guest that fails starts again and so never seems to have switched itself off.
          domain.text("on_reboot", "restart");
          domain.element(
              "devices",
              devices ->
                  devices.element(
                      "disk",
                      boot ->
                          boot.with("type", "file", "device", "disk")
                              .empty("driver", "name", "qemu", "type", "raw")
                              .empty("source", "file", disk)
                              .empty("target", "dev", "vda", "bus", "virtio")));
        });
  }

  /** The boot sector, on a disk large enough for a BIOS to boot from. */
  static byte[] bytes() {
    try (InputStream sector = ProbeGuest.class.getResourceAsStream("probe-guest.bin")) {
      var disk = new byte[1 << 20];
      Objects.requireNonNull(sector).readNBytes(disk, 0, disk.length);
      return disk;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
