package io.atrium.drivers.libvirt.connection;

import io.atrium.drivers.spi.UnexpectedAnswer;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The address of a libvirt daemon. Only lines that prove who is at both ends are accepted: a socket
 * of this machine, TLS with certificates, or ssh; and no parameter that switches the proof off or
 * names a program to run.
 */
public final class HostUri {

  private static final Set<String> TRANSPORTS = Set.of("", "unix", "tls", "ssh");

  private static final Set<String> PARAMETERS =
      Set.of("socket", "mode", "pkipath", "keyfile", "tls_priority");

  private HostUri() {}

  /** The address as libvirt takes it, or a refusal that says what is wrong with it. */
  public static String checked(URI uri, String hypervisor) {
    var scheme = String.valueOf(uri.getScheme()).split("\\+", 2);
    var transport = transport(uri, scheme);
    refuseUnless(scheme[0].equals(hypervisor), uri, "it must begin with '" + hypervisor + "'");
    refuseUnless(
        TRANSPORTS.contains(transport),
        uri,
        "a host is reached by a unix socket, by tls with certificates, or by ssh");
    parameters(uri)
        .forEach(name ->
            refuseUnless(
                PARAMETERS.contains(name), uri, "the parameter '" + name + "' is not allowed"));
    return transport.equals("ssh") ? neverAsking(uri) : uri.toString();
  }

  /** Whether the daemon is on the portal's own machine. */
  public static boolean local(URI uri) {
    var scheme = String.valueOf(uri.getScheme()).split("\\+", 2);
    return uri.getHost() == null && transport(uri, scheme).matches("|unix");
  }

  /** Without a transport, libvirt means TLS where a machine is named, and else the local socket. */
  private static String transport(URI uri, String[] scheme) {
    if (scheme.length == 2) {
      return scheme[1];
    }
    return uri.getHost() == null ? "" : "tls";
  }

  private static List<String> parameters(URI uri) {
    var query = uri.getRawQuery();
    return query == null
        ? List.of()
        : Arrays.stream(query.split("[&;]")).map(pair -> pair.split("=", 2)[0]).toList();
  }

  private static String neverAsking(URI uri) {
    return uri + (uri.getRawQuery() == null ? "?" : "&") + "no_tty=1";
  }

  private static void refuseUnless(boolean fine, URI uri, String why) {
    if (!fine) {
      throw new UnexpectedAnswer("The address '%s' is refused: %s.".formatted(uri, why));
    }
  }
}
