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
 * @param planned what the planned time costs in all, where it is known
 */
public record Estimate(
    Money perHour,
    YearMonth month,
    Money perMonth,
    List<BillLine> monthLines,
    @Nullable Planned planned) {

  public Estimate {
    monthLines = List.copyOf(monthLines);
  }

  /** The planned time from its beginning to its end, with the lines of each month it touches. */
  public record Planned(Instant from, Instant to, Money total, List<BillLine> lines) {

    public Planned {
      lines = List.copyOf(lines);
    }
  }
}
