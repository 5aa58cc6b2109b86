package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.SpecRejected;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.libvirt.LibvirtException;
import org.libvirt.StorageVol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whole copies of the disk of one virtual machine: kept as snapshots, put back in its place, or
 * brought to the portal. Each stands by itself, whatever the disk lay over.
 */
public final class Copies {

  private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

  private static final int MARK_BYTES = 512;

  private static final long GIB = 1L << 30;

  private final VolumePool pool;

  private final DiskNames names;

  public Copies(VolumePool pool, String instanceId) {
    this.pool = pool;
    this.names = new DiskNames(instanceId);
  }

  /** Keeps the disk under this id, unless that is done; gives how many bytes that takes. */
  public long keep(String snapshotId, Source source) throws LibvirtException, InterruptedException {
    var known = whole(snapshotId);
    if (known.isPresent()) {
      return pool.need(known.get()).getInfo().allocation;
    }
    discard(names.ofSnapshot(snapshotId));
    var copy = names.copy(snapshotId);
    copy(source, copy);
    pool.create(Volume.raw(DiskNames.mark(copy), MARK_BYTES));
    return pool.need(copy).getInfo().allocation;
  }

  /** First the marks: what is only half deleted must not be taken for whole. */
  public void forget(String snapshotId) throws LibvirtException {
    var ofSnapshot = names.ofSnapshot(snapshotId);
    discard(ofSnapshot.and(volume -> !volume.endsWith(".qcow2")));
    discard(ofSnapshot);
  }

  /**
   * A disk of this size with what the snapshot holds, beside the one that is in use. Of those that
   * are neither, nothing stays.
   */
  public String replacement(String snapshotId, String inUse, int diskGib) throws LibvirtException {
    var copy =
        whole(snapshotId)
            .orElseThrow(() -> new SpecRejected("There is no snapshot %s.".formatted(snapshotId)));
    var kept = pool.need(copy);
    discardAllBut(inUse);
    demandRoom(kept.getInfo().allocation);
    var name = names.replacement();
    try {
      pool.copy(Volume.standing(name, kept.getInfo().capacity), kept);
      return grown(pool.need(name), diskGib);
    } catch (LibvirtException failure) {
      quietly(name);
      throw failure;
    }
  }

  /** Removes the disks of this instance that it does not use, by their paths. */
  public void discardAllBut(String inUse) throws LibvirtException {
    discard(names.disks().and(volume -> !inUse.endsWith("/" + volume)));
  }

  /** Brings a copy of the disk to the portal; on the host nothing of it stays. */
  public void export(Source source, Path target) throws LibvirtException, InterruptedException {
    discard(names.exports());
    var name = names.export();
    try {
      copy(source, name);
      Download.whole(pool.session(), pool.need(name), target);
    } finally {
      quietly(name);
    }
  }

  private void copy(Source source, String name) throws LibvirtException, InterruptedException {
    long below = source.base() == null ? 0 : source.base().getInfo().allocation;
    var disk = source.disk().getInfo();
    demandRoom(Math.min(disk.allocation + below, disk.capacity));
    var whole = false;
    try {
      fill(source, Volume.standing(name, disk.capacity));
      whole = true;
    } finally {
      if (!whole) {
        quietly(name);
      }
    }
  }

  private void fill(Source source, Volume volume) throws LibvirtException, InterruptedException {
    if (source.push() == null) {
      pool.copy(volume, source.disk());
    } else {
      source.push().into(pool.create(volume).getPath());
    }
  }

  private void demandRoom(long bytes) throws LibvirtException {
    demandRoom(bytes, pool.freeNow());
  }

  static void demandRoom(long bytes, long free) {
    if (bytes > free) {
      throw new NoRoom(
          "The host has %d MiB of disk left; a copy of this disk takes %d MiB."
              .formatted(free >> 20, bytes >> 20));
    }
  }

  private Optional<String> whole(String snapshotId) throws LibvirtException {
    var all = pool.names();
    return all.stream()
        .filter(names.ofSnapshot(snapshotId))
        .filter(volume -> volume.endsWith(".qcow2") && all.contains(DiskNames.mark(volume)))
        .sorted()
        .findFirst();
  }

  private void discard(Predicate<String> which) throws LibvirtException {
    for (var name : List.copyOf(pool.names())) {
      if (which.test(name)) {
        pool.delete(name);
      }
    }
  }

  /** What cannot be removed now is removed by the next attempt, or with its instance. */
  private void quietly(String name) {
    try {
      pool.delete(name);
    } catch (LibvirtException later) {
      LOG.debug("A half-made copy stays for now: {}", later.getMessage());
    }
  }

  /** At least as large as this; gives where it is. */
  public static String grown(StorageVol disk, int diskGib) throws LibvirtException {
    if (disk.getInfo().capacity < diskGib * GIB) {
      disk.resize(diskGib * GIB, 0);
    }
    return disk.getPath();
  }

  /** The volume at this path of the host. */
  public StorageVol at(String path) throws LibvirtException {
    return pool.need(path.substring(path.lastIndexOf('/') + 1));
  }

  /**
   * What is copied, and how.
   *
   * @param base the image that the disk lies over, if it does
   * @param push writes the disk of what runs into an empty volume; null for what does not run
   */
  public record Source(StorageVol disk, @Nullable StorageVol base, @Nullable Push push) {}

  /** Writes a disk into the file at this path of the host. */
  public interface Push {

    void into(String path) throws LibvirtException, InterruptedException;
  }
}
