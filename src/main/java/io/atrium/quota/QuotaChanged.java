package io.atrium.quota;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;

/** Somebody set what a department may have. */
public record QuotaChanged(
    String actor, String departmentId, Map<String, String> details, Instant at)
    implements Recorded {

  @Override
  public String subjectId() {
    return departmentId;
  }

  @Override
  public String action() {
    return "quota.changed";
  }
}
