package io.atrium.quota;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;

/**
 * The auditor found a counter that is not what there is, or that one is right again.
 *
 * @param action {@code quota.differs} or {@code quota.agrees}
 */
public record QuotaDiffers(
    String departmentId, String subjectId, String action, Map<String, String> details, Instant at)
    implements Recorded {

  public QuotaDiffers {
    details = Map.copyOf(details);
  }

  @Override
  public String actor() {
    return PORTAL;
  }
}
