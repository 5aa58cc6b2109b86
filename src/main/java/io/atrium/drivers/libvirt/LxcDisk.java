package io.atrium.drivers.libvirt;

import io.atrium.drivers.libvirt.domain.Guest;
import io.atrium.drivers.libvirt.domain.PowerStates;
import io.atrium.drivers.libvirt.storage.RootCopies;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.nio.file.Path;
import org.libvirt.LibvirtException;

/**
 * The disk of one container, which is a folder: what runs is held still while it is copied, so that
 * the copy is of one moment.
 */
final class LxcDisk {

  private final Guest guest;

  private final RootCopies copies;

  LxcDisk(Guest guest, RootCopies copies) {
    this.guest = guest;
    this.copies = copies;
  }

  /** Ends what an interruption left; what was held still then goes on. */
  void settle() throws LibvirtException {
    if (copies.unfinished() && isPaused()) {
      guest.domain().resume();
    }
    copies.settle();
  }

  long keep(String snapshotId) throws LibvirtException {
    settle();
    if (!copies.has(snapshotId)) {
      copies.demandRoom();
      still(() -> copies.begin(snapshotId));
      copies.finish(snapshotId);
    }
    return copies.bytes(snapshotId);
  }

  void putBack(String snapshotId) throws LibvirtException {
    demandOff();
    settle();
    copies.putBack(snapshotId);
  }

  void export(Path target) throws LibvirtException {
    settle();
    if (guest.active()) {
      copies.demandRoom();
      still(copies::beginExport);
      copies.finishExport(target);
    } else {
      copies.export(target);
    }
  }

  private void demandOff() throws LibvirtException {
    if (guest.active()) {
      throw new UnexpectedAnswer("It runs, and what runs cannot be put back: stop it first.");
    }
  }

  /** What somebody else has paused stays so. */
  private void still(Runnable copying) throws LibvirtException {
    if (!guest.active() || isPaused()) {
      copying.run();
      return;
    }
    guest.domain().suspend();
    try {
      copying.run();
    } finally {
      guest.domain().resume();
    }
  }

  private boolean isPaused() throws LibvirtException {
    return guest.active() && guest.look().state() == PowerStates.PAUSED;
  }
}
