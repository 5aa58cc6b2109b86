package io.atrium.drivers.docker;

import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The engines that were spoken to so far, one per address. */
final class DockerEngines {

  private final Map<URI, DockerEngine> engines = new ConcurrentHashMap<>();

  DockerEngine at(HostLink host) {
    if (!isSupported(host.uri())) {
      throw new UnexpectedAnswer(unsupported(host.uri()));
    }
    return engines.computeIfAbsent(host.uri(), DockerEngine::new);
  }

  static boolean isSupported(URI uri) {
    return "unix".equals(uri.getScheme()) && uri.getPath() != null && uri.getPath().startsWith("/");
  }

  static String unsupported(URI uri) {
    return "Docker is reached through a unix socket only: give unix:///path/to/docker.sock, not %s."
        .formatted(uri);
  }
}
