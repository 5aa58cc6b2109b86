package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.spi.SpecRejected;
import io.atrium.kernel.Ids;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the volumes of one instance are called. libvirt cannot rename a volume, so a copy has a name
 * that no other attempt ever has, and is whole where a second volume, made after it, says so: what
 * one attempt throws away can never be what another has called whole.
 */
final class DiskNames {

  private static final String TURN = "[0-9a-f]{17}";

  /** The disk that it runs from, as it was made or as it was put back. */
  private static final Pattern DISK =
      Pattern.compile("i-[0-9a-f]{17}(\\.disk-" + TURN + ")?\\.qcow2");

  private static final Pattern SNAPSHOT = Pattern.compile("snap-[0-9a-f]{17}");

  private static final Pattern COPY =
      Pattern.compile("\\.(disk|export|snap-[0-9a-f]{17}\\.copy)-" + TURN + "\\.(qcow2|whole)");

  private static final String QCOW2 = ".qcow2";

  private static final String WHOLE = ".whole";

  private final Ids turns = new Ids();

  private final String instanceId;

  DiskNames(String instanceId) {
    this.instanceId = instanceId;
  }

  /** Whether an instance runs from a volume of this name. */
  static boolean isDisk(String volume) {
    return DISK.matcher(volume).matches();
  }

  String first() {
    return instanceId + QCOW2;
  }

  String seed() {
    return instanceId + ".seed.iso";
  }

  String replacement() {
    return "%s.%s.qcow2".formatted(instanceId, turns.next("disk"));
  }

  String export() {
    return "%s.%s.qcow2".formatted(instanceId, turns.next("export"));
  }

  String copy(String snapshotId) {
    return "%s.%s.qcow2".formatted(of(snapshotId), turns.next("copy"));
  }

  /** The volume that says of this copy that it is whole. */
  static String mark(String copy) {
    return copy.substring(0, copy.length() - QCOW2.length()) + WHOLE;
  }

  /** Everything that belongs to this snapshot, whole or not. */
  Predicate<String> ofSnapshot(String snapshotId) {
    var prefix = of(snapshotId) + ".";
    return volume -> volume.startsWith(prefix) && isOurs(volume);
  }

  Predicate<String> exports() {
    return volume -> volume.startsWith(instanceId + ".export-") && isOurs(volume);
  }

  /** The disks that it could run from. */
  Predicate<String> disks() {
    return volume -> volume.startsWith(instanceId + ".") && isDisk(volume);
  }

  boolean isOurs(String volume) {
    return List.of(first(), seed()).contains(volume)
        || volume.startsWith(instanceId)
            && COPY.matcher(volume.substring(instanceId.length())).matches();
  }

  private String of(String snapshotId) {
    if (!SNAPSHOT.matcher(snapshotId).matches()) {
      throw new SpecRejected("'%s' is no id of a snapshot.".formatted(snapshotId));
    }
    return "%s.%s".formatted(instanceId, snapshotId);
  }
}
