package io.atrium.kernel.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast one caller may ask the REST interface. The default is far above any person and most
 * programs; it only keeps one runaway script from taking the portal away from the others.
 */
@ConfigurationProperties("atrium.limits")
public record RateLimits(@DefaultValue("6000") int requestsPerMinute) {

  public RateLimits {
    if (requestsPerMinute < 1) {
      throw new IllegalArgumentException("atrium.limits.requests-per-minute must be at least 1");
    }
  }
}
