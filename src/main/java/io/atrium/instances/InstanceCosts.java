package io.atrium.instances;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Money;
import io.atrium.kernel.Size;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What instances cost. Billing knows; this room only shows it beside them. */
public interface InstanceCosts {

  /** What each has cost since the month began, by instance id. */
  Map<String, Money> monthToDate(Collection<String> instanceIds);

  /** What one hour of running costs at the prices of now. */
  Money perHour(OneKind what);

  /** What one hour of being kept without running costs at the prices of now: its disk. */
  Money perHourKept(OneKind what);

  /** What so many of a kind cost in the next whole month without a break, as an estimate has it. */
  MonthCost nextMonth(OneKind what, int count);

  /**
   * What is alike in everything that is ordered at once.
   *
   * @param departmentId who pays; null where that is not known yet, and nobody's discount holds
   */
  record OneKind(
      @Nullable String departmentId,
      Kind kind,
      Environment environment,
      Size size,
      String offeringId) {

    public static OneKind of(Instance instance) {
      return new OneKind(
          instance.departmentId(),
          instance.kind(),
          instance.environment(),
          instance.size(),
          instance.offeringId());
    }
  }

  /**
   * A month, and what is to be paid for it.
   *
   * @param added by how much the department's bill grows: less than the amount where an allowance
   *     makes something free
   * @param newPrices when the last of the prices begin that do not hold yet, and that some of the
   *     month is reckoned with; null where there are none
   */
  record MonthCost(YearMonth month, Money amount, Money added, @Nullable Instant newPrices) {}
}
