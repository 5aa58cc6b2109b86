package io.atrium.budgets.web;

import io.atrium.budgets.BudgetStanding;
import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A budget ready to draw: what is spent, and behind it what the rest of the month will add.
 *
 * @param spent percent of the budget, at most 100; 0 where there is none
 * @param ahead percent that the forecast adds, together at most 100
 * @param state {@code fine}, {@code near} or {@code over}
 */
record BudgetBar(BigDecimal spent, BigDecimal ahead, String state) {

  private static final BigDecimal FULL = new BigDecimal(100);

  static BudgetBar of(BudgetStanding standing) {
    var budget = standing.budget();
    var amount = standing.allowed();
    if (amount == null) {
      return new BudgetBar(BigDecimal.ZERO, BigDecimal.ZERO, "fine");
    }
    var spent = share(standing.spent(), amount);
    var forecast = share(standing.forecast(), amount);
    var near = budget.thresholds().stream().findFirst().map(BigDecimal::valueOf).orElse(FULL);
    var state =
        standing.forecast().amount().compareTo(amount.amount()) > 0
            ? "over"
            : forecast.compareTo(near) >= 0 ? "near" : "fine";
    var drawn = spent.min(FULL);
    return new BudgetBar(drawn, forecast.min(FULL).subtract(drawn).max(BigDecimal.ZERO), state);
  }

  private static BigDecimal share(Money part, Money whole) {
    return part.amount().multiply(FULL).divide(whole.amount(), 1, RoundingMode.HALF_UP);
  }
}
