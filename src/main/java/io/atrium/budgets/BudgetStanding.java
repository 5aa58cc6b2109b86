package io.atrium.budgets;

import io.atrium.accounts.Department;
import io.atrium.kernel.Money;
import java.time.YearMonth;
import java.util.List;

/**
 * Where a department stands in the running month, together with everything below it.
 *
 * @param spent what the bills say now
 * @param forecast what they will say at the month's end if nothing changes
 * @param warnings the thresholds that were reached in it, the oldest first
 */
public record BudgetStanding(
    Department department,
    Budget budget,
    YearMonth month,
    Money spent,
    Money forecast,
    List<BudgetWarning> warnings) {}
