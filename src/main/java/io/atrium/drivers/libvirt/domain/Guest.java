package io.atrium.drivers.libvirt.domain;

import io.atrium.drivers.libvirt.connection.Session;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.Observation.PowerState;
import java.util.Optional;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/** A domain of ours on its host, for the time of one call. Closing it gives it back to libvirt. */
public final class Guest implements AutoCloseable {

  private static final int METADATA_ELEMENT = 2;

  private static final int SHUT_OFF = 5;

  private final Session session;

  private final Domain domain;

  private final String name;

  private final OwnerTag tag;

  private Guest(Session session, Domain domain, String name, OwnerTag tag) {
    this.session = session;
    this.domain = domain;
    this.name = name;
    this.tag = tag;
  }

  /** The instance, where it is on the host and ours. What is foreign is as good as absent. */
  public static Optional<Guest> find(Session session, InstanceRef ref) throws LibvirtException {
    var found = lookup(session, ref.externalName());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return ours(session, found.get(), ref.externalName(), ref.host().portalId());
  }

  /** Whether the host has any domain of this name. */
  public static boolean exists(Session session, String name) throws LibvirtException {
    var found = lookup(session, name);
    if (found.isPresent()) {
      found.get().free();
    }
    return found.isPresent();
  }

  /** This domain, if it carries our tag under this name; else it is given back. */
  static Optional<Guest> ours(Session session, Domain domain, String name, String portalId)
      throws LibvirtException {
    var tag =
        metadata(domain)
            .filter(found -> found.portalId().equals(portalId) && found.instanceId().equals(name));
    if (tag.isEmpty()) {
      domain.free();
    }
    return tag.map(found -> new Guest(session, domain, name, found));
  }

  private static Optional<Domain> lookup(Session session, String name) throws LibvirtException {
    return Absence.of(
        ErrorNumber.VIR_ERR_NO_DOMAIN, () -> session.connect().domainLookupByName(name));
  }

  private static Optional<OwnerTag> metadata(Domain domain) throws LibvirtException {
    return Absence.of(
            ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA,
            () -> domain.getMetadata(METADATA_ELEMENT, OwnerTag.NAMESPACE, 0))
        .flatMap(OwnerTag::read);
  }

  public String name() {
    return name;
  }

  public OwnerTag tag() {
    return tag;
  }

  public Domain domain() {
    return domain;
  }

  public boolean active() throws LibvirtException {
    return domain.isActive() == 1;
  }

  /** What can be seen of it now, with the end that libvirt tells of right after it can be seen. */
  Sight lookThoroughly() throws LibvirtException, InterruptedException {
    var sight = look();
    if (sight.state().power() == PowerState.RUNNING || sight.run().over()) {
      return sight;
    }
    return session.lifecycle().awaitEndOf(name) ? look() : sight;
  }

  /** What can be seen of it now. */
  public Sight look() throws LibvirtException {
    var info = domain.getInfo();
    int state = info.state.ordinal();
    int reason = state == SHUT_OFF ? session.extras().state(name).reason() : 0;
    var runs = session.lifecycle().runs();
    var run =
        state == SHUT_OFF
            ? runs.over(name)
            : runs.running(
                name, domain.getID(), info.cpuTime, session::stands, new RunMark(domain));
    var limits =
        session.containers()
            ? LxcLimits.of(domain, info)
            : new LxcLimits(info.nrVirtCpu, info.maxMem);
    return new Sight(PowerStates.of(state, reason), limits.vcpus(), limits.memoryKib(), run);
  }

  @Override
  public void close() throws LibvirtException {
    domain.free();
  }
}
