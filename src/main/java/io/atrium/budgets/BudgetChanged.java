package io.atrium.budgets;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;

/** Somebody set what a department means to spend in a month. */
public record BudgetChanged(
    String actor, String departmentId, Map<String, String> details, Instant at)
    implements Recorded {

  @Override
  public String subjectId() {
    return departmentId;
  }

  @Override
  public String action() {
    return "budget.changed";
  }
}
