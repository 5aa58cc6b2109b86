package io.atrium.pricing;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** New prices were set. They hold from their own moment on, never from before. */
public record PricesPublished(
    String actor, String versionId, Instant effectiveFrom, String label, Instant at)
    implements Recorded {

  @Override
  public @Nullable String departmentId() {
    return null;
  }

  @Override
  public String subjectId() {
    return versionId;
  }

  @Override
  public String action() {
    return "prices.published";
  }

  @Override
  public Map<String, String> details() {
    return Map.of("label", label, "effectiveFrom", effectiveFrom.toString());
  }
}
