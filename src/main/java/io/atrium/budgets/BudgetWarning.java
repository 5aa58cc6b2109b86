package io.atrium.budgets;

import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;

/**
 * That a month reached a threshold of a department's budget, or will. The figures are those of the
 * moment at which it was noticed.
 *
 * @param threshold in percent of the amount
 * @param holds whether it was still so when it was looked last
 */
public record BudgetWarning(
    String departmentId,
    YearMonth period,
    int threshold,
    WarningKind kind,
    Money amount,
    Money spent,
    Money forecast,
    Instant at,
    boolean holds) {

  /** Of two thresholds the higher one, and what is spent before what is only foreseen. */
  static final Comparator<BudgetWarning> GRAVEST =
      Comparator.comparing(BudgetWarning::threshold)
          .thenComparing(BudgetWarning::kind, Comparator.reverseOrder());

  private static final BigDecimal ALL = new BigDecimal(100);

  /** Whether the sum comes to that part of the amount; to the very cent is enough. */
  static boolean reaches(Money sum, Money amount, int threshold) {
    var share = amount.amount().multiply(BigDecimal.valueOf(threshold));
    return sum.amount().multiply(ALL).compareTo(share) >= 0;
  }

  boolean isAbout(WarningKind otherKind, int otherThreshold, Money otherAmount) {
    return kind == otherKind
        && threshold == otherThreshold
        && amount.amount().compareTo(otherAmount.amount()) == 0;
  }
}
