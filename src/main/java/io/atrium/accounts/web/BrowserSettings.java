package io.atrium.accounts.web;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where browsers find the portal. An https address makes every cookie a secure one that belongs to
 * this host alone; plain http is for one's own machine.
 *
 * @param url the address that people type, {@code ATRIUM_URL}
 */
@ConfigurationProperties("atrium")
public record BrowserSettings(@DefaultValue("http://localhost:8080") URI url) {

  boolean https() {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  /** The name of a cookie; the prefix makes browsers refuse it from any other host or over http. */
  String cookie(String purpose) {
    return (https() ? "__Host-" : "") + "atrium-" + purpose;
  }
}
