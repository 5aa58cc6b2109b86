package io.atrium.drivers.docker;

import com.github.dockerjava.api.exception.DockerException;
import io.atrium.drivers.spi.SpecRejected;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says why an image was not fetched. The engine's own words name resolvers and addresses of the
 * network around the host; they go to the log and to nobody else.
 */
final class RegistryRefusal {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryRefusal.class);

  private static final List<String> UNREACHABLE =
      List.of(
          "dial tcp",
          "no such host",
          "i/o timeout",
          "connection refused",
          "connection reset",
          "client.timeout exceeded",
          "network is unreachable",
          "tls",
          "x509",
          "server gave http response");

  private static final List<String> UNKNOWN =
      List.of(
          "manifest unknown",
          "name unknown",
          "not found",
          "pull access denied",
          "unauthorized",
          "denied");

  private RegistryRefusal() {}

  /** What to throw instead; the same where it is no matter of the registry. */
  static RuntimeException of(String image, RuntimeException refused) {
    var words = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
    if (UNREACHABLE.stream().anyMatch(words::contains)) {
      return told(image, "the host cannot reach its registry", refused);
    }
    if (UNKNOWN.stream().anyMatch(words::contains)) {
      return told(
          image, "its registry does not have it, or only for those who log in there", refused);
    }
    return refused instanceof DockerException
        ? refused
        : told(image, "its registry did not give it; the portal's log says more", refused);
  }

  private static SpecRejected told(String image, String why, RuntimeException refused) {
    LOG.warn("The image {} could not be fetched: {}", image, refused.getMessage());
    return new SpecRejected("'%s' could not be fetched: %s.".formatted(image, why), refused);
  }
}
