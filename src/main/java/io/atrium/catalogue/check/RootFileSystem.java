package io.atrium.catalogue.check;

import static io.atrium.catalogue.check.Archive.refuseIf;

import io.atrium.catalogue.ImageLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** The archive of a whole root file system: contained, without dangerous devices, and startable. */
final class RootFileSystem {

  private static final List<String> STARTABLE =
      List.of("sbin/init", "usr/sbin/init", "bin/sh", "usr/bin/sh");

  /** The character devices that every system has and that lead to no hardware, as major:minor. */
  private static final Set<String> HARMLESS =
      Set.of("1:3", "1:5", "1:7", "1:8", "1:9", "5:0", "5:1", "5:2");

  private RootFileSystem() {}

  static long size(Path file, ImageLimits limits) throws IOException {
    var tree = new Tree(true);
    new Archive(file, limits)
        .walk((entry, _) -> {
          refuseDevice(entry);
          tree.add(entry);
        });
    refuseIf(
        STARTABLE.stream().noneMatch(tree::has),
        "it has neither sbin/init nor bin/sh, so nothing could be started");
    return tree.bytes();
  }

  private static void refuseDevice(TarArchiveEntry entry) {
    var numbers = entry.getDevMajor() + ":" + entry.getDevMinor();
    refuseIf(
        entry.isBlockDevice() || entry.isCharacterDevice() && !HARMLESS.contains(numbers),
        "'%s' is a device of a host",
        Paths.shown(entry.getName()));
  }
}
