package io.atrium.drivers.libvirt;

import io.atrium.drivers.libvirt.connection.Session;
import io.atrium.drivers.libvirt.domain.Backup;
import io.atrium.drivers.libvirt.domain.Definition;
import io.atrium.drivers.libvirt.domain.Guest;
import io.atrium.drivers.libvirt.storage.Copies;
import io.atrium.drivers.libvirt.storage.VolumePool;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.Size;
import java.nio.file.Path;
import org.libvirt.LibvirtException;

/** The disk of one virtual machine of ours, and what its size makes of it. */
final class KvmDisk {

  private final Session session;

  private final Guest guest;

  private final Copies copies;

  KvmDisk(Session session, Guest guest, VolumePool pool) {
    this.session = session;
    this.guest = guest;
    this.copies = new Copies(pool, guest.name());
  }

  /**
   * The disk grows first: until the rest is as wished, it is seen as it was, and asked for again.
   */
  void resize(Size size) throws LibvirtException {
    demandOff();
    int diskGib = guest.tag().size().diskGib();
    if (size.diskGib() < diskGib) {
      throw new SpecRejected(
          "The disk of %s has %d GiB and cannot shrink to %d GiB."
              .formatted(guest.name(), diskGib, size.diskGib()));
    }
    var definition = Definition.of(guest.domain());
    Copies.grown(copies.at(definition.disk()), size.diskGib());
    define(definition.sized(size));
  }

  long keep(String snapshotId) throws LibvirtException, InterruptedException {
    return copies.keep(snapshotId, source());
  }

  /** The old disk goes when the machine is defined with the new one, and not before. */
  void putBack(String snapshotId) throws LibvirtException {
    demandOff();
    var definition = Definition.of(guest.domain());
    int diskGib = guest.tag().size().diskGib();
    var fresh = copies.replacement(snapshotId, definition.disk(), diskGib);
    demandOff();
    define(definition.standingOn(fresh));
    copies.discardAllBut(fresh);
  }

  void export(Path target) throws LibvirtException, InterruptedException {
    copies.export(source(), target);
  }

  private Copies.Source source() throws LibvirtException {
    var definition = Definition.of(guest.domain());
    var disk = copies.at(definition.disk());
    var base = definition.base();
    return new Copies.Source(
        disk,
        base.isPresent() ? copies.at(base.get()) : null,
        guest.active() ? new Backup(session, guest)::into : null);
  }

  private void define(Definition definition) throws LibvirtException {
    session.connect().domainDefineXML(definition.xml()).free();
  }

  private void demandOff() throws LibvirtException {
    if (guest.active()) {
      throw new UnexpectedAnswer("%s runs.".formatted(guest.name()));
    }
  }
}
