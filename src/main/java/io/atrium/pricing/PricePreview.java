package io.atrium.pricing;

import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;

/**
 * What wanted prices would have made of a month that everybody knows, department by department.
 *
 * @param month the last whole month, or the running one where nothing was used in the last
 */
public record PricePreview(YearMonth month, List<Row> rows) {

  public PricePreview {
    rows = List.copyOf(rows);
  }

  /** One department: what the month cost, and what it would have cost. */
  public record Row(String departmentId, String name, Money before, Money after) {

    public Money difference() {
      return new Money(after.amount().subtract(before.amount()), after.currency());
    }
  }

  /** All departments together. Call it only where there are any. */
  public Row total() {
    return new Row("", "", sum(Row::before), sum(Row::after));
  }

  private Money sum(Function<Row, Money> part) {
    var sum = rows.stream().map(part).map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Money(sum, rows.getFirst().after().currency());
  }
}
