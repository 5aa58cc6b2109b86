package io.atrium.billing;

import io.atrium.kernel.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan will cost, by the code that bills: if the plan is followed, the bill says the same.
 *
 * @param perHour at the prices of now
 * @param month the whole month for which the next two are: the next one
 * @param perMonthAdded by how much the department's bill of that month grows: less than perMonth
 *     where an allowance makes something free, if everything else goes on as now
 * @param planned what the planned time costs in all, where it is known
 */
public record Estimate(
    Money perHour,
    YearMonth month,
    Money perMonth,
    Money perMonthAdded,
    List<BillLine> monthLines,
    @Nullable Planned planned) {

  public Estimate {
    monthLines = List.copyOf(monthLines);
  }

  /**
   * The planned time from its beginning to its end, with the lines of each month it touches.
   *
   * @param added by how much the bills of these months grow
   */
  public record Planned(Instant from, Instant to, Money total, Money added, List<BillLine> lines) {

    public Planned {
      lines = List.copyOf(lines);
    }
  }
}
