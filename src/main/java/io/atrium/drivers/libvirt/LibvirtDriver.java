package io.atrium.drivers.libvirt;

import io.atrium.drivers.libvirt.connection.HostConnection;
import io.atrium.drivers.libvirt.connection.HostConnections;
import io.atrium.drivers.libvirt.connection.Session;
import io.atrium.drivers.libvirt.domain.Absence;
import io.atrium.drivers.libvirt.domain.DomainIdentity;
import io.atrium.drivers.libvirt.domain.Domains;
import io.atrium.drivers.libvirt.domain.Guest;
import io.atrium.drivers.libvirt.domain.OwnerTag;
import io.atrium.drivers.libvirt.domain.Power;
import io.atrium.drivers.libvirt.network.GuestNetwork;
import io.atrium.drivers.spi.Capability;
import io.atrium.drivers.spi.DriverDescriptor;
import io.atrium.drivers.spi.DriverDescriptor.Threads;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.Inventory;
import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.drivers.spi.WatchListener;
import io.atrium.kernel.ImageFormat;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/**
 * What the drivers of all of libvirt's hypervisors have in common: everything but what is inside.
 */
abstract class LibvirtDriver implements InstanceDriver, Capability.Reboot, Capability.Watch {

  /** What the power cut after a grace may take, within the time that a call has. */
  private static final Duration MARGIN = Duration.ofSeconds(15);

  private final HostConnections hosts;

  private final DriverDescriptor descriptor;

  private final String hypervisor;

  LibvirtDriver(
      HostConnections hosts, String hypervisor, String kind, String name, ImageFormat format) {
    this.hosts = hosts;
    this.hypervisor = hypervisor;
    this.descriptor = new DriverDescriptor(kind, name, Set.of(format), Threads.PLATFORM, false);
  }

  /** What the host is and can, found out over an open line. */
  abstract HostReport report(Visit visit) throws LibvirtException, InterruptedException;

  /** Makes everything that it needs on the host, its domain last, and gives the description. */
  abstract String prepare(Visit visit, InstanceSpec spec, OwnerTag tag)
      throws LibvirtException, InterruptedException;

  /** Removes everything that was made for it beside its domain. Absent is success. */
  abstract void clear(Visit visit, String instanceId) throws LibvirtException, InterruptedException;

  /** Restarts a running guest, cleanly where it answers within its grace. */
  abstract void restart(Guest guest, Power power, Duration grace)
      throws LibvirtException, InterruptedException;

  /** The flags of everything that libvirt keeps beside a domain and that goes with it. */
  abstract int undefineFlags();

  @Override
  public final DriverDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public HostReport probe(HostLink link) {
    try {
      return on(link, this::report);
    } catch (HostUnreachable silent) {
      return new HostReport(Health.UNDETECTED, silent.sentence(), null, Map.of());
    } catch (DriverFailure unfit) {
      return new HostReport(Health.UNHEALTHY, unfit.sentence(), null, Map.of());
    }
  }

  @Override
  public InstanceRef create(HostLink link, InstanceSpec spec) {
    var ref = link.instance(spec.instanceId());
    if (!descriptor.formats().contains(spec.image().format())) {
      throw new SpecRejected(
          "%s cannot start from an image of format %s."
              .formatted(descriptor.displayName(), spec.image().format()));
    }
    return on(
        link,
        visit -> {
          try (var _ = visit.host().locks().hold(ref.externalName())) {
            if (!adopted(visit.session(), ref, spec)) {
              make(visit, spec);
            }
            return ref;
          }
        });
  }

  private void make(Visit visit, InstanceSpec spec) throws LibvirtException, InterruptedException {
    var network = visit.network();
    network.ready();
    var address = network.keep(DomainIdentity.mac(spec.instanceId()));
    var tag = OwnerTag.of(visit.link().portalId(), spec, address);
    var xml = prepare(visit, spec, tag);
    visit.session().lifecycle().runs().forget(spec.instanceId());
    visit.session().connect().domainDefineXML(xml).free();
  }

  private static boolean adopted(Session session, InstanceRef ref, InstanceSpec spec)
      throws LibvirtException {
    var found = Guest.find(session, ref);
    if (found.isEmpty()) {
      refuseIf(
          Guest.exists(session, ref.externalName()),
          "The host already has something else called %s.",
          ref);
      return false;
    }
    try (var guest = found.get()) {
      refuseIf(
          !guest.tag().specHash().equals(OwnerTag.hash(spec)),
          "The host already has %s, made otherwise.",
          ref);
      return true;
    }
  }

  private static void refuseIf(boolean wrong, String sentence, InstanceRef ref) {
    if (wrong) {
      throw new SpecRejected(sentence.formatted(ref.externalName()));
    }
  }

  @Override
  public void start(InstanceRef ref) {
    change(
        ref,
        (visit, guest) -> {
          visit.network().ready();
          new Power(visit.session(), guest).on();
        });
  }

  @Override
  public void stop(InstanceRef ref, Duration grace) {
    var most = ref.host().timeout().minus(MARGIN);
    on(
        ref.host(),
        visit -> {
          var found = Guest.find(visit.session(), ref);
          if (found.isPresent()) {
            try (var guest = found.get()) {
              new Power(visit.session(), guest).down(grace.compareTo(most) < 0 ? grace : most);
            }
          }
          return ref;
        });
  }

  @Override
  public void reboot(InstanceRef ref, Duration grace) {
    var most = ref.host().timeout().minus(MARGIN);
    change(
        ref,
        (visit, guest) -> {
          if (!guest.active()) {
            throw new UnexpectedAnswer("%s does not run.".formatted(ref.externalName()));
          }
          var power = new Power(visit.session(), guest);
          restart(guest, power, grace.compareTo(most) < 0 ? grace : most);
        });
  }

  @Override
  public void delete(InstanceRef ref) {
    on(
        ref.host(),
        visit -> {
          var found = Guest.find(visit.session(), ref);
          if (found.isPresent()) {
            try (var guest = found.get()) {
              new Power(visit.session(), guest).off();
              Absence.unless(
                  ErrorNumber.VIR_ERR_NO_DOMAIN, () -> guest.domain().undefine(undefineFlags()));
            }
          }
          if (!Guest.exists(visit.session(), ref.externalName())) {
            clear(visit, ref.instanceId());
            visit.network().giveBack(DomainIdentity.mac(ref.instanceId()));
            visit.session().lifecycle().runs().forget(ref.externalName());
          }
          return ref;
        });
  }

  @Override
  public Observation inspect(InstanceRef ref) {
    return on(ref.host(), visit -> Domains.inspect(visit.session(), ref));
  }

  @Override
  public Inventory list(HostLink link) {
    return on(link, visit -> Domains.list(visit.session(), link));
  }

  @Override
  public AutoCloseable watch(HostLink link, WatchListener listener) {
    return hosts.to(link, hypervisor).watch(link, listener);
  }

  /** Does something over the line to this host. */
  final <T> T on(HostLink link, Work<T> work) {
    var host = hosts.to(link, hypervisor);
    return host.ask(link, session -> work.at(new Visit(link, host, session)));
  }

  /** Does something to a guest of ours that is there. */
  final void change(InstanceRef ref, Change change) {
    on(
        ref.host(),
        visit -> {
          var found = Guest.find(visit.session(), ref);
          if (found.isEmpty()) {
            throw new UnexpectedAnswer(
                "The host has no instance %s.".formatted(ref.externalName()));
          }
          try (var guest = found.get()) {
            change.to(visit, guest);
            return ref;
          }
        });
  }

  /** One call to a host, over the line that it has now. */
  record Visit(HostLink link, HostConnection host, Session session) {

    GuestNetwork network() {
      return new GuestNetwork(host, session);
    }
  }

  /** What is done on a visit. */
  interface Work<T> {

    T at(Visit visit) throws LibvirtException, InterruptedException;
  }

  /** What is done to a guest that is there. */
  interface Change {

    void to(Visit visit, Guest guest) throws LibvirtException, InterruptedException;
  }
}
