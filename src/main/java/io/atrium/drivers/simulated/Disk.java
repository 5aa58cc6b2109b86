package io.atrium.drivers.simulated;

import io.atrium.drivers.spi.SpecRejected;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is on the disk of a simulated instance, in place of files: one text, and the texts that it
 * was when snapshots were taken.
 *
 * @param snapshots by their ids
 */
record Disk(String text, Map<String, Snapshot> snapshots) {

  static final Disk EMPTY = new Disk("", Map.of());

  private static final int LONGEST_TEXT = 16 * 1_024;

  /** What was on the disk, and how many bytes that takes. */
  record Snapshot(String text, long bytes) {}

  Disk {
    snapshots = Map.copyOf(snapshots);
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("A simulated disk holds 16 KiB of text.");
    }
  }

  static Disk of(String text) {
    return new Disk(text, Map.of());
  }

  Disk written(String other) {
    return new Disk(other, snapshots);
  }

  /** How many bytes this snapshot takes; one that is not there takes none. */
  long bytes(String id) {
    var snapshot = snapshots.get(id);
    return snapshot == null ? 0 : snapshot.bytes;
  }

  /** With this snapshot as well; one that is there already stays as it is. */
  Disk kept(String id, long bytes) {
    var more = new LinkedHashMap<>(snapshots);
    more.putIfAbsent(id, new Snapshot(text, bytes));
    return new Disk(text, more);
  }

  Disk restored(String id) {
    var snapshot = snapshots.get(id);
    if (snapshot == null) {
      throw new SpecRejected("There is no snapshot %s.".formatted(id));
    }
    return written(snapshot.text);
  }

  Disk without(String id) {
    var fewer = new LinkedHashMap<>(snapshots);
    fewer.remove(id);
    return new Disk(text, fewer);
  }

  long snapshotBytes() {
    return snapshots.values().stream().mapToLong(Snapshot::bytes).sum();
  }
}
