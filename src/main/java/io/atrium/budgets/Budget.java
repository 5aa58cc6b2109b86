package io.atrium.budgets;

import io.atrium.kernel.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a department means to spend in each month, together with everything below it.
 *
 * @param amount null where there is no budget
 * @param thresholds in percent of the amount, the lowest first
 * @param version changes whenever somebody sets it; 0 before anybody did
 */
public record Budget(
    String departmentId,
    @Nullable Money amount,
    List<Integer> thresholds,
    WhenExceeded whenExceeded,
    long version) {

  public static final List<Integer> USUAL_THRESHOLDS = List.of(80, 100);

  public Budget {
    thresholds = thresholds.stream().sorted().toList();
  }

  public static Budget none(String departmentId) {
    return new Budget(departmentId, null, USUAL_THRESHOLDS, WhenExceeded.WARN, 0);
  }

  /** The same for one month in which it is larger. */
  Budget raisedBy(@Nullable Money raise) {
    return amount == null || raise == null
        ? this
        : new Budget(departmentId, amount.plus(raise), thresholds, whenExceeded, version);
  }

  /** The budget, unless there is none, or what is to be spent stays within it. */
  Optional<Money> exceededBy(Money projected) {
    return amount == null || projected.amount().compareTo(amount.amount()) <= 0
        ? Optional.empty()
        : Optional.of(amount);
  }
}
