package io.atrium.hosts;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The address of a Docker engine: its socket on this machine. */
final class DockerAddress {

  private DockerAddress() {}

  /** What is wrong with it, or null. */
  static @Nullable String fault(URI uri) {
    var scheme = String.valueOf(uri.getScheme());
    if (scheme.equals("tcp") || scheme.equals("http")) {
      return "is an open TCP port, by which anybody on the network becomes root of the host;"
          + " use its socket, unix:///var/run/docker.sock";
    }
    var path = uri.getPath();
    var socket = scheme.equals("unix") && uri.getAuthority() == null && uri.getQuery() == null;
    return socket && path != null && path.length() > 1
        ? null
        : "must be a socket such as unix:///var/run/docker.sock";
  }
}
