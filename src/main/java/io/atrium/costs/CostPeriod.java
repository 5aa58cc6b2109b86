package io.atrium.costs;

import io.atrium.kernel.InvalidRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What costs are shown for: a month, day by day, or a year, month by month.
 *
 * @param month the month itself, or the first of the year
 */
public record CostPeriod(YearMonth month, boolean year) {

  private static final Pattern WRITTEN = Pattern.compile("[0-9]{4}(-[0-9]{2})?");

  /** As it is written: {@code 2026-11} or {@code 2026}. */
  public static CostPeriod of(String text) {
    try {
      if (WRITTEN.matcher(text).matches()) {
        var year = text.length() == 4;
        return new CostPeriod(YearMonth.parse(year ? text + "-01" : text), year);
      }
    } catch (DateTimeException _) {
      // It looks like a month and is none: refused as everything else.
    }
    throw new InvalidRequest("period", "must be a month such as 2026-11, or a year such as 2026");
  }

  public static CostPeriod ofMonth(YearMonth month) {
    return new CostPeriod(month, false);
  }

  public CostPeriod asYear() {
    return new CostPeriod(month.withMonth(1), true);
  }

  public CostPeriod before() {
    return new CostPeriod(year ? month.minusYears(1) : month.minusMonths(1), year);
  }

  public CostPeriod after() {
    return new CostPeriod(year ? month.plusYears(1) : month.plusMonths(1), year);
  }

  public LocalDate first() {
    return month.atDay(1);
  }

  /** The first day of each of its steps: each of its days, or each of its months. */
  public List<LocalDate> steps() {
    return year
        ? first().datesUntil(after().first(), Period.ofMonths(1)).toList()
        : first().datesUntil(after().first()).toList();
  }

  @Override
  public String toString() {
    return year ? String.valueOf(month.getYear()) : month.toString();
  }
}
