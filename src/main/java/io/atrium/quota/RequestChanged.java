package io.atrium.quota;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;

/**
 * Somebody asked for more, or it was decided.
 *
 * @param subjectId the request
 * @param action such as {@code quota-request.approved}
 */
public record RequestChanged(
    String actor,
    String departmentId,
    String subjectId,
    String action,
    Map<String, String> details,
    Instant at)
    implements Recorded {

  public RequestChanged {
    details = Map.copyOf(details);
  }
}
