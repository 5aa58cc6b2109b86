package io.atrium.drivers.docker;

import io.atrium.drivers.spi.SpecRejected;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Judges the paths inside a container image archive: all must stay inside, and be what they seem.
 */
final class ArchivePaths {

  private static final String LAYER = "/layer.tar";

  private ArchivePaths() {}

  /** The path without ornament; refused when it leads out of the archive. */
  static String plain(String path) {
    var plain = Path.of("/").relativize(Path.of("/", checked(path)).normalize()).toString();
    return plain.isEmpty() ? "." : plain;
  }

  private static String checked(String path) {
    var bad =
        path.startsWith("/")
            || path.indexOf('\0') >= 0
            || path.indexOf('\\') >= 0
            || path.equals("..")
            || path.startsWith("../")
            || path.endsWith("/..")
            || path.contains("/../");
    refuseUnless(!bad, path, "leads out of it");
    return path;
  }

  /**
   * Refuses everything but files, folders, and the one kind of link that {@code docker save} makes:
   * from a layer to an equal one. Any other link could be a second way to the list of names.
   */
  static void refuseStrange(TarArchiveEntry entry, String path) {
    if (entry.isSymbolicLink()) {
      var target = Path.of(path).resolveSibling(entry.getLinkName()).normalize().toString();
      refuseUnless(
          path.endsWith(LAYER)
              && target.endsWith(LAYER)
              && !target.startsWith("/")
              && !target.startsWith(".."),
          path,
          "is a link");
      return;
    }
    var ordinary = entry.isDirectory() || (entry.isFile() && !entry.isLink() && !isSpecial(entry));
    refuseUnless(ordinary, path, "is neither file nor folder");
  }

  private static boolean isSpecial(TarArchiveEntry entry) {
    return entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO() || entry.isSparse();
  }

  private static void refuseUnless(boolean fine, String path, String why) {
    if (!fine) {
      throw new SpecRejected(
          "The image archive is refused: '%s' in it %s."
              .formatted(DockerFailures.shortened(path), why));
    }
  }
}
