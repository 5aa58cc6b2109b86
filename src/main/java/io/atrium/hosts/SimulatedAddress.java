package io.atrium.hosts;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of a host that exists only in memory: a name, and how large it plays to be. */
final class SimulatedAddress {

  private static final Pattern NAME = Pattern.compile("/[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private static final Set<String> SIZES = Set.of("vcpus", "memoryMib", "diskGib");

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private SimulatedAddress() {}

  /** What is wrong with it, or null. */
  static @Nullable String fault(URI uri, String scheme) {
    var named =
        scheme.equals(uri.getScheme())
            && uri.getAuthority() == null
            && uri.getPath() != null
            && NAME.matcher(uri.getPath()).matches();
    if (!named) {
      return "must be such as %s:///rack1".formatted(scheme);
    }
    return uri.getQuery() == null || sizes(uri.getQuery())
        ? null
        : "may say only vcpus, memoryMib and diskGib, each a number";
  }

  private static boolean sizes(String query) {
    for (var pair : query.split("&", -1)) {
      var parts = pair.split("=", 2);
      if (parts.length < 2 || !SIZES.contains(parts[0]) || !NUMBER.matcher(parts[1]).matches()) {
        return false;
      }
    }
    return true;
  }
}
