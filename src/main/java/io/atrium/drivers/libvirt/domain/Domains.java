package io.atrium.drivers.libvirt.domain;

import io.atrium.drivers.libvirt.connection.Session;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.Inventory;
import io.atrium.drivers.spi.Inventory.Seen;
import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.Observation.Absent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/** Looks at what is on a host. */
public final class Domains {

  private static final Pattern OUR_NAMES = Pattern.compile("i-[0-9a-f]{17}");

  /** Our own probe guests are there for seconds: neither instances nor foreign. */
  public static final String PROBE_NAMES = "atrium-probe-";

  private Domains() {}

  public static Observation inspect(Session session, InstanceRef ref)
      throws LibvirtException, InterruptedException {
    try {
      var seen = see(session, ref);
      return seen == null ? new Absent() : seen.present();
    } catch (LibvirtException failure) {
      if (Absence.is(ErrorNumber.VIR_ERR_NO_DOMAIN, failure)) {
        return new Absent();
      }
      throw failure;
    }
  }

  /** One pass over all domains; only those with our kind of name are asked for their tag. */
  public static Inventory list(Session session, HostLink link) throws LibvirtException {
    var ours = new ArrayList<Seen>();
    int all = 0;
    for (var domain : session.connect().listAllDomains(0)) {
      all += domain.getName().startsWith(PROBE_NAMES) ? 0 : 1;
      seen(session, domain, link.portalId()).ifPresent(ours::add);
    }
    return new Inventory(ours, all - ours.size());
  }

  /** Those of ours that are running now. Whoever asks closes them. */
  static List<Guest> running(Session session, String portalId) throws LibvirtException {
    var running = new ArrayList<Guest>();
    for (var domain : session.connect().listAllDomains(1)) {
      ours(session, domain, portalId).ifPresent(running::add);
    }
    return running;
  }

  private static @Nullable Seen see(Session session, InstanceRef ref)
      throws LibvirtException, InterruptedException {
    var found = Guest.find(session, ref);
    if (found.isEmpty()) {
      return null;
    }
    try (var guest = found.get()) {
      return new Seen(guest.name(), guest.lookThoroughly().present(guest.tag()));
    }
  }

  /** A domain that vanishes under our eyes is neither ours nor an error. */
  private static Optional<Seen> seen(Session session, Domain domain, String portalId)
      throws LibvirtException {
    return Absence.of(
        ErrorNumber.VIR_ERR_NO_DOMAIN,
        () -> {
          var found = ours(session, domain, portalId);
          if (found.isEmpty()) {
            return null;
          }
          try (var guest = found.get()) {
            return new Seen(guest.name(), guest.look().present(guest.tag()));
          }
        });
  }

  private static Optional<Guest> ours(Session session, Domain domain, String portalId)
      throws LibvirtException {
    var name = domain.getName();
    if (!OUR_NAMES.matcher(name).matches()) {
      domain.free();
      return Optional.empty();
    }
    return Guest.ours(session, domain, name, portalId);
  }
}
