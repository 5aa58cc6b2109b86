package io.atrium.drivers.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The room that is left on the file system that an engine keeps its data on, as the libvirt drivers
 * tell it of theirs: what others have filled cannot be promised. The engine does not tell it, so it
 * is seen only where the portal runs on the same machine, or in a container of the very same
 * engine.
 */
final class DiskRoom {

  private static final long BYTES_PER_GIB = 1L << 30;

  private DiskRoom() {}

  /** Whole GiB, or empty when it cannot be seen. */
  static OptionalInt of(@Nullable String dataRoot) {
    return dataRoot == null || dataRoot.isEmpty()
        ? OptionalInt.empty()
        : of(Path.of(dataRoot), Path.of("/proc/self/mountinfo"));
  }

  static OptionalInt of(Path dataRoot, Path ownMounts) {
    if (Files.isDirectory(dataRoot)) {
      return sizeOf(dataRoot);
    }
    return isRootedIn(dataRoot, ownMounts) ? sizeOf(Path.of("/")) : OptionalInt.empty();
  }

  private static OptionalInt sizeOf(Path path) {
    try {
      var gib = Files.getFileStore(path).getUsableSpace() / BYTES_PER_GIB;
      return gib < 1 ? OptionalInt.empty() : OptionalInt.of((int) Math.min(gib, Integer.MAX_VALUE));
    } catch (IOException unseen) {
      return OptionalInt.empty();
    }
  }

  /**
   * Whether the portal's own root directory is an overlay whose upper layer lies in the data root.
   */
  private static boolean isRootedIn(Path dataRoot, Path ownMounts) {
    try (Stream<String> mounts = Files.lines(ownMounts)) {
      return mounts
          .filter(mount -> mount.contains(" / / ") && mount.contains(" - overlay "))
          .anyMatch(mount -> mount.contains("upperdir=" + dataRoot + "/"));
    } catch (IOException unseen) {
      return false;
    }
  }
}
