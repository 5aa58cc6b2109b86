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
 */
public record NewTerms(
    List<? extends @Nullable Allowance> allowances, List<? extends @Nullable Discount> discounts) {

  public static final NewTerms NONE = new NewTerms(List.of(), List.of());

  private static final long MOST_UNITS = 1_000_000_000;

  private static final BigDecimal ALL = new BigDecimal(100);

  void check(Predicate<String> isDepartment, Faults faults) {
    for (int i = 0; i < allowances.size(); i++) {
      check(i, isDepartment, faults, "allowances[%d]".formatted(i));
    }
    for (int i = 0; i < discounts.size(); i++) {
      checkDiscount(i, isDepartment, faults, "discounts[%d]".formatted(i));
    }
  }

  private void check(int i, Predicate<String> isDepartment, Faults faults, String field) {
    var each = allowances.get(i);
    if (each == null) {
      return;
    }
    faults.unless(
        each.units() > 0 && each.units() <= MOST_UNITS,
        field + ".units",
        "must be a whole number from 1 to %d".formatted(MOST_UNITS));
    var department = each.departmentId();
    faults.unless(
        department == null || isDepartment.test(department),
        field + ".departmentId",
        "is not known");
    var twice =
        allowances.subList(0, i).stream().anyMatch(other -> other != null && other.sameKey(each));
    faults.unless(!twice, field, "sets the same allowance as one before it");
  }

  private void checkDiscount(int i, Predicate<String> isDepartment, Faults faults, String field) {
    var each = discounts.get(i);
    if (each == null) {
      return;
    }
    faults.unless(
        each.percent().signum() > 0 && each.percent().compareTo(ALL) <= 0,
        field + ".percent",
        "must be above 0 and at most 100");
    faults.unless(
        each.percent().scale() <= 1, field + ".percent", "has at most one digit after the point");
    faults.unless(isDepartment.test(each.departmentId()), field + ".departmentId", "is not known");
    var twice =
        discounts.subList(0, i).stream()
            .filter(Objects::nonNull)
            .anyMatch(other -> other.departmentId().equals(each.departmentId()));
    faults.unless(!twice, field, "names a department that has a discount already");
  }

  List<Allowance> readAllowances() {
    return allowances.stream().<Allowance>map(Objects::requireNonNull).toList();
  }

  List<Discount> readDiscounts() {
    return discounts.stream().<Discount>map(Objects::requireNonNull).toList();
  }
}
