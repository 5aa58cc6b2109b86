package io.atrium.catalogue.check;

import static io.atrium.catalogue.check.Archive.refuseIf;

import java.util.ArrayDeque;
import java.util.Deque;

/** Turns the names in an archive into places below its root, and refuses those that lie outside. */
final class Paths {

  private static final int LONGEST = 4_096;

  private static final int SHOWN = 80;

  private Paths() {}

  /** The name of an entry as a path below the root, without leading or trailing slash. */
  static String inside(String name) {
    refuseIf(name.length() > LONGEST, "it has a name of %d characters", name.length());
    refuseIf(name.startsWith("/"), "'%s' begins at the root of the host", shown(name));
    refuseIf(
        name.chars().anyMatch(Character::isISOControl), "it has a name with control characters");
    return resolved(new ArrayDeque<>(), name, name);
  }

  /** Where a link in the directory of {@code from} leads; what is outside the root is refused. */
  static String target(String from, String target) {
    refuseIf(target.length() > LONGEST, "'%s' links to too long a name", shown(from));
    refuseIf(target.startsWith("/"), "'%s' links to the root of the host", shown(from));
    return resolved(directory(from), target, from);
  }

  /** A path made fit for a sentence: short, and without characters that could mislead. */
  static String shown(String path) {
    var clean = path.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "…";
  }

  private static Deque<String> directory(String path) {
    var parts = new ArrayDeque<String>();
    for (var part : path.split("/")) {
      parts.addLast(part);
    }
    parts.pollLast();
    return parts;
  }

  private static String resolved(Deque<String> start, String path, String named) {
    for (var part : path.split("/")) {
      if (part.equals("..")) {
        refuseIf(start.isEmpty(), "'%s' leads out of the archive", shown(named));
        start.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        start.addLast(part);
      }
    }
    return String.join("/", start);
  }
}
