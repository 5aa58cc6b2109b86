package io.atrium.drivers.libvirt.domain;

import static io.atrium.drivers.libvirt.domain.Xml.document;

import io.atrium.drivers.libvirt.connection.Session;
import io.atrium.drivers.spi.Busy;
import java.time.Duration;
import org.libvirt.LibvirtException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the disk of a running guest as it is at this moment, while the guest goes on: QEMU saves
 * what the guest is about to overwrite before it lets it.
 */
public final class Backup {

  private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

  private static final int INTO_WHAT_IS_THERE = 1;

  private static final int NO_JOB = 0;

  private static final int LATEST = 1;

  private static final int COMPLETED = 3;

  private static final Duration GLANCE = Duration.ofMillis(250);

  private final Session session;

  private final Guest guest;

  public Backup(Session session, Guest guest) {
    this.session = session;
    this.guest = guest;
  }

  /** Writes the whole disk into this empty qcow2 file, which is as large. */
  public void into(String path) throws LibvirtException, InterruptedException {
    try {
      copy(path);
    } catch (LibvirtException failure) {
      if (session.alive() && !guest.active()) {
        throw new Busy("%s ended while its disk was copied.".formatted(guest.name()), failure);
      }
      throw failure;
    }
  }

  private void copy(String path) throws LibvirtException, InterruptedException {
    guest.domain().backupBegin(xml(path), null, INTO_WHAT_IS_THERE);
    var whole = false;
    try {
      while (guest.domain().getJobInfo().getType() != NO_JOB) {
        session.lifecycle().await(GLANCE);
      }
      whole = guest.domain().getJobStats(LATEST).type == COMPLETED;
    } finally {
      if (!whole) {
        abort();
      }
    }
    if (!whole) {
      throw new Busy("The copy of the running disk of %s was broken off.".formatted(guest.name()));
    }
  }

  private void abort() {
    try {
      guest.domain().abortJob();
    } catch (LibvirtException over) {
      LOG.debug("The copy had ended by itself: {}", over.getMessage());
    }
  }

  /** The seed is left out: it is ours. */
  static String xml(String path) {
    return document(
        "domainbackup",
        backup -> {
          backup.with("mode", "push");
          backup.element(
              "disks",
              disks -> {
                disks.element(
                    "disk",
                    disk -> {
                      disk.with("name", "vda", "backup", "yes", "type", "file");
                      disk.empty("driver", "type", "qcow2");
                      disk.empty("target", "file", path);
                    });
                disks.empty("disk", "name", "vdb", "backup", "no");
              });
        });
  }
}
