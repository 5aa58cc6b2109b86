package io.atrium.budgets;

import io.atrium.accounts.Department;
import io.atrium.kernel.Money;
import java.time.YearMonth;

/**
 * Where a department stands in the running month, together with everything below it.
 *
 * @param spent what the bills say now
 * @param forecast what they will say at the month's end if nothing changes
 */
public record BudgetStanding(
    Department department, Budget budget, YearMonth month, Money spent, Money forecast) {}
