package io.atrium.mail;

import java.net.URI;
import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people find this portal: what links in mails begin with. */
@Component
class PortalAddress {

  private static final String USUAL = "http://localhost:8080";

  private final Environment environment;

  PortalAddress(Environment environment) {
    this.environment = environment;
  }

  /** Without a slash at its end. */
  String url() {
    return environment.getProperty("atrium.url", USUAL).replaceFirst("/+$", "");
  }

  /** The name of the computer in it. */
  String host() {
    return Objects.requireNonNullElse(URI.create(url()).getHost(), "localhost");
  }
}
