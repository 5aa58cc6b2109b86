package io.atrium.quota;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;

/**
 * A department or a person got another limit for a time, or lost one.
 *
 * @param action {@code quota.window-opened} or {@code quota.window-removed}
 */
public record WindowChanged(
    String actor,
    String departmentId,
    String subjectId,
    String action,
    Map<String, String> details,
    Instant at)
    implements Recorded {

  public WindowChanged {
    details = Map.copyOf(details);
  }
}
