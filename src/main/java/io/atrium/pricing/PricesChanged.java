package io.atrium.pricing;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New prices were set, which hold from their own moment on and never from before; or such were
 * withdrawn before they began.
 *
 * @param action {@code prices.published} or {@code prices.withdrawn}
 */
public record PricesChanged(
    String actor, String action, String versionId, Instant effectiveFrom, String label, Instant at)
    implements Recorded {

  static PricesChanged published(
      String actor, String versionId, Instant effectiveFrom, String label, Instant at) {
    return new PricesChanged(actor, "prices.published", versionId, effectiveFrom, label, at);
  }

  static PricesChanged withdrawn(
      String actor, String versionId, Instant effectiveFrom, String label, Instant at) {
    return new PricesChanged(actor, "prices.withdrawn", versionId, effectiveFrom, label, at);
  }

  @Override
  public @Nullable String departmentId() {
    return null;
  }

  @Override
  public String subjectId() {
    return versionId;
  }

  @Override
  public Map<String, String> details() {
    return Map.of("label", label, "effectiveFrom", effectiveFrom.toString());
  }
}
