package io.atrium.budgets;

import io.atrium.accounts.Department;
import io.atrium.kernel.Money;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a department stands in the running month, together with everything below it.
 *
 * @param raised by how much the budget is larger in this month; null where it is not
 * @param spent what the bills say now
 * @param forecast what they will say at the month's end if nothing changes
 * @param simulated whether simulated machines have a share in these sums
 * @param warnings the thresholds that were reached in it, the oldest first
 */
public record BudgetStanding(
    Department department,
    Budget budget,
    @Nullable Money raised,
    YearMonth month,
    Money spent,
    Money forecast,
    boolean simulated,
    List<BudgetWarning> warnings) {

  /** What may be spent in this month; null where there is no budget. */
  public @Nullable Money allowed() {
    return budget.raisedBy(raised).amount();
  }

  /** Of what is spent and of what is foreseen the highest threshold that was reached. */
  public List<BudgetWarning> highest() {
    return Arrays.stream(WarningKind.values())
        .flatMap(kind ->
            warnings.stream()
                .filter(each -> each.kind() == kind)
                .max(BudgetWarning.GRAVEST)
                .stream())
        .toList();
  }
}
