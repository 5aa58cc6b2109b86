package io.atrium.quota.web;

import io.atrium.quota.QuotaWindow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Another limit for a time, as JSON. */
record WindowView(
    String id,
    @Nullable String personId,
    String meter,
    long limit,
    Instant from,
    Instant to,
    String reason) {

  static WindowView of(QuotaWindow window) {
    return new WindowView(
        window.id(),
        window.personId(),
        window.meter().word(),
        window.limit(),
        window.from(),
        window.to(),
        window.reason());
  }
}
