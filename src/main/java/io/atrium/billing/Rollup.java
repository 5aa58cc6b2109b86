package io.atrium.billing;

import io.atrium.accounts.Department;
import io.atrium.kernel.Money;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What departments owe for a month together with everything below them, in the tree as it is now.
 * Sums are sums of the totals on the bills, each rounded already: nothing is rounded here.
 *
 * @param rows from the top down, each department before those below it
 */
public record Rollup(YearMonth period, List<Row> rows, Money total) {

  public Rollup {
    rows = List.copyOf(rows);
  }

  /**
   * One department.
   *
   * @param depth 0 at the top of what is shown
   * @param bill its own; null where it used nothing in the month
   * @param own the total of that bill
   * @param together the same with everything below
   * @param below how many departments are below
   */
  public record Row(
      Department department,
      int depth,
      @Nullable BillHead bill,
      Money own,
      Money together,
      int below) {}
}
