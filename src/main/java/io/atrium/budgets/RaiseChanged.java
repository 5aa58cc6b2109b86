package io.atrium.budgets;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;

/**
 * Somebody asked for more money, or it was decided.
 *
 * @param action such as {@code budget-raise.approved}
 */
public record RaiseChanged(
    String actor, String departmentId, String action, Map<String, String> details, Instant at)
    implements Recorded {

  public RaiseChanged {
    details = Map.copyOf(details);
  }

  @Override
  public String subjectId() {
    return departmentId;
  }
}
