package io.atrium.hosts;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The address of a libvirt daemon, without anything that switches proof off or runs a program. */
final class LibvirtAddress {

  private static final Set<String> PARAMETERS =
      Set.of("socket", "mode", "pkipath", "keyfile", "tls_priority");

  private LibvirtAddress() {}

  /** What is wrong with it for this hypervisor, or null. */
  static @Nullable String fault(URI uri, String hypervisor) {
    var scheme = String.valueOf(uri.getScheme()).split("\\+", 2);
    if (uri.isOpaque() || !scheme[0].equals(hypervisor)) {
      return "must be a libvirt address such as %s:///system".formatted(hypervisor);
    }
    var unknown = parameters(uri).stream().filter(name -> !PARAMETERS.contains(name)).findFirst();
    return unknown.isPresent()
        ? "has the parameter '%s', which is not allowed".formatted(unknown.get())
        : transportFault(uri, scheme.length == 2 ? scheme[1] : "", hypervisor);
  }

  private static @Nullable String transportFault(URI uri, String transport, String hypervisor) {
    var remote = uri.getHost() != null;
    return switch (transport) {
      case "" -> null;
      case "unix" -> remote ? "names a machine, but a socket is on this one" : null;
      case "tls", "ssh" -> remote ? null : "must name a machine";
      case "tcp" ->
          "is an open TCP port, by which anybody on the network becomes root of the host;"
              + " use %1$s:///system, %1$s+tls://machine/system or %1$s+ssh://machine/system"
                  .formatted(hypervisor);
      default -> "must use a socket, tls or ssh";
    };
  }

  private static List<String> parameters(URI uri) {
    var query = uri.getRawQuery();
    return query == null
        ? List.of()
        : Arrays.stream(query.split("[&;]", -1)).map(pair -> pair.split("=", 2)[0]).toList();
  }
}
