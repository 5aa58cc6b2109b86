package io.atrium.budgets;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;

/** A month reached a threshold of a budget, or will: told once. */
public record ThresholdReached(String departmentId, Map<String, String> details, Instant at)
    implements Recorded {

  public ThresholdReached {
    details = Map.copyOf(details);
  }

  @Override
  public String actor() {
    return PORTAL;
  }

  @Override
  public String subjectId() {
    return departmentId;
  }

  @Override
  public String action() {
    return "budget.reached";
  }
}
