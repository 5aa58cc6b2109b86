package io.atrium.quota;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;

/**
 * Somebody set what a department, or a person in it, may have.
 *
 * @param subjectId the department or the person
 */
public record QuotaChanged(
    String actor, String departmentId, String subjectId, Map<String, String> details, Instant at)
    implements Recorded {

  @Override
  public String action() {
    return subjectId.equals(departmentId) ? "quota.changed" : "quota.person-changed";
  }
}
