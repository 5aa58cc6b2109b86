package io.atrium.pricing;

import io.atrium.kernel.Faults;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The allowances and discounts of a price list that somebody wants to hold from some moment on. An
 * item is null where it could not be read, which whoever read it has noted.
 *
 * @param allowances null to keep those of the list that this one follows
 * @param discounts null to keep those of the list that this one follows
 */
public record NewTerms(
    @Nullable List<? extends @Nullable Allowance> allowances,
    @Nullable List<? extends @Nullable Discount> discounts) {

  public static final NewTerms NONE = new NewTerms(List.of(), List.of());

  private static final long MOST_UNITS = 1_000_000_000;

  private static final BigDecimal ALL = new BigDecimal(100);

  void check(Predicate<String> isDepartment, Faults faults) {
    var free = Objects.requireNonNullElse(allowances, List.<Allowance>of());
    for (int i = 0; i < free.size(); i++) {
      checkAllowance(free, i, isDepartment, faults);
    }
    var cheaper = Objects.requireNonNullElse(discounts, List.<Discount>of());
    for (int i = 0; i < cheaper.size(); i++) {
      checkDiscount(cheaper, i, isDepartment, faults);
    }
  }

  private static void checkAllowance(
      List<? extends @Nullable Allowance> all,
      int i,
      Predicate<String> isDepartment,
      Faults faults) {
    var each = all.get(i);
    if (each == null) {
      return;
    }
    var field = "allowances[%d]".formatted(i);
    faults.unless(
        each.units() > 0 && each.units() <= MOST_UNITS,
        field + ".units",
        "must be a whole number from 1 to %d".formatted(MOST_UNITS));
    var department = each.departmentId();
    faults.unless(
        department == null || isDepartment.test(department),
        field + ".departmentId",
        "is not known");
    var twice = all.subList(0, i).stream().anyMatch(other -> other != null && other.sameKey(each));
    faults.unless(!twice, field, "sets the same allowance as one before it");
  }

  private static void checkDiscount(
      List<? extends @Nullable Discount> all,
      int i,
      Predicate<String> isDepartment,
      Faults faults) {
    var each = all.get(i);
    if (each == null) {
      return;
    }
    var field = "discounts[%d]".formatted(i);
    faults.unless(
        each.percent().signum() > 0 && each.percent().compareTo(ALL) <= 0,
        field + ".percent",
        "must be above 0 and at most 100");
    faults.unless(
        each.percent().scale() <= 1, field + ".percent", "has at most one digit after the point");
    faults.unless(isDepartment.test(each.departmentId()), field + ".departmentId", "is not known");
    var twice =
        all.subList(0, i).stream()
            .filter(Objects::nonNull)
            .anyMatch(other -> other.departmentId().equals(each.departmentId()));
    faults.unless(!twice, field, "names a department that has a discount already");
  }

  List<Allowance> allowancesOr(List<Allowance> before) {
    return allowances == null
        ? before
        : allowances.stream().<Allowance>map(Objects::requireNonNull).toList();
  }

  List<Discount> discountsOr(List<Discount> before) {
    return discounts == null
        ? before
        : discounts.stream().<Discount>map(Objects::requireNonNull).toList();
  }
}
