package io.atrium.drivers.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import io.atrium.drivers.spi.InstanceRef;

/**
 * Containers that stand beside one of ours for a while: the one that is about to take its place,
 * and the one its disk is read from. What an interruption left of them is settled by whoever comes
 * next.
 */
final class Asides {

  private static final String RESTORED = ".restored";

  private static final String EXPORT = ".export";

  private Asides() {}

  /** The name of the one that is about to take the place of another. */
  static String restored(InstanceRef ref) {
    return ref.externalName() + RESTORED;
  }

  /** The name of the one that a disk is read from. It never runs and is not an instance. */
  static String export(InstanceRef ref) {
    return export(ref.externalName());
  }

  static String export(String externalName) {
    return externalName + EXPORT;
  }

  /** Ends what an interrupted exchange began: the new one goes, or has the place already. */
  static void settle(Line line, InstanceRef ref) {
    var portalId = ref.host().portalId();
    var aside =
        Containers.look(line, restored(ref))
            .filter(seen -> Containers.isOurs(seen, portalId))
            .filter(seen -> Labels.instance(Labels.of(seen)).equals(ref.instanceId()));
    if (aside.isEmpty()) {
      return;
    }
    if (Containers.look(line, ref.externalName()).isPresent()) {
      remove(line, aside.get().getId());
    } else {
      line.docker().renameContainerCmd(aside.get().getId()).withName(ref.externalName()).exec();
    }
  }

  static void removeExport(Line line, InstanceRef ref) {
    Containers.look(line, export(ref))
        .filter(seen -> Labels.areOfOurs(Labels.of(seen), ref))
        .ifPresent(seen -> remove(line, seen.getId()));
  }

  static void remove(Line line, String containerId) {
    try {
      line.docker().removeContainerCmd(containerId).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException gone) {
      return; // somebody took it away already
    }
  }
}
