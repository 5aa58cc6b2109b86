package io.atrium.catalogue.check;

import static io.atrium.catalogue.check.Archive.refuseIf;

import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * The files and links met in an archive so far. Nothing may lie behind a link of the archive,
 * because whoever unpacks it would write where the link leads.
 */
final class Tree {

  private final Set<String> files = new HashSet<>();

  private final Set<String> symbolicLinks = new HashSet<>();

  /** Whether an absolute link means a place below the archive's own root. */
  private final boolean rooted;

  private long bytes;

  Tree(boolean rooted) {
    this.rooted = rooted;
  }

  /** Adds an entry after judging its name and where it leads. */
  String add(TarArchiveEntry entry) {
    var path = Paths.inside(entry.getName());
    refuseBehindLink(path);
    if (entry.isSymbolicLink()) {
      var name = entry.getLinkName();
      Paths.target(path, rooted && name.startsWith("/") ? rootedName(path, name) : name);
      symbolicLinks.add(path);
    } else if (entry.isLink()) {
      var target = Paths.inside(entry.getLinkName());
      refuseIf(!files.contains(target), "'%s' links to a file it lacks", Paths.shown(path));
    }
    if (!entry.isDirectory()) {
      files.add(path);
    }
    bytes += entry.isFile() ? entry.getSize() : 0;
    return path;
  }

  boolean has(String path) {
    return files.contains(path);
  }

  /** The sum of all file sizes. */
  long bytes() {
    return bytes;
  }

  private void refuseBehindLink(String path) {
    for (var slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      refuseIf(
          symbolicLinks.contains(path.substring(0, slash)),
          "'%s' lies behind a link",
          Paths.shown(path));
    }
  }

  private static String rootedName(String from, String absolute) {
    return "../".repeat((int) from.chars().filter(letter -> letter == '/').count())
        + absolute.replaceAll("^/+", "");
  }
}
