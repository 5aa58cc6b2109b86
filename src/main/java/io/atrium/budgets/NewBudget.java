package io.atrium.budgets;

import io.atrium.kernel.Faults;
import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A budget that somebody wants to set.
 *
 * @param amount as a decimal; null or empty for none
 * @param currency null for the institution's, which is the only one there is
 * @param thresholds null for the usual ones
 * @param whenExceeded null for a warning
 */
public record NewBudget(
    @Nullable String amount,
    @Nullable String currency,
    @Nullable List<? extends @Nullable Integer> thresholds,
    @Nullable WhenExceeded whenExceeded) {

  static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,12})?");

  private static final BigDecimal MOST = new BigDecimal("1000000000");

  private static final int MOST_THRESHOLDS = 10;

  private static final int HIGHEST_THRESHOLD = 1000;

  /** Reads it, or notes everything that is wrong with it. */
  @Nullable Money read(Currency institutions, Faults faults) {
    faults.unless(
        currency == null || currency.equals(institutions.getCurrencyCode()),
        "currency",
        "must be %s, the currency of the institution".formatted(institutions));
    checkThresholds(faults);
    var text = amount == null ? "" : amount.strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!DECIMAL.matcher(text).matches()) {
      faults.add("amount", "must be a decimal number such as 500.00, or empty for no budget");
      return null;
    }
    return money(new BigDecimal(text), institutions, faults);
  }

  static @Nullable Money money(BigDecimal read, Currency currency, Faults faults) {
    var digits = currency.getDefaultFractionDigits();
    faults.unless(
        read.signum() > 0 && read.compareTo(MOST) <= 0,
        "amount",
        "must be above 0, at most " + MOST);
    var fits = read.stripTrailingZeros().scale() <= digits;
    faults.unless(
        fits, "amount", "has at most %d digits after the point in %s".formatted(digits, currency));
    return fits ? new Money(read.setScale(digits), currency) : null;
  }

  private void checkThresholds(Faults faults) {
    var list = thresholds == null ? Budget.USUAL_THRESHOLDS : thresholds;
    faults.unless(
        list.stream().allMatch(each -> each != null && each >= 1 && each <= HIGHEST_THRESHOLD),
        "thresholds",
        "must be percentages from 1 to " + HIGHEST_THRESHOLD);
    faults.unless(
        list.size() <= MOST_THRESHOLDS && new HashSet<>(list).size() == list.size(),
        "thresholds",
        "must be at most %d different ones".formatted(MOST_THRESHOLDS));
  }

  List<Integer> readThresholds() {
    return thresholds == null
        ? Budget.USUAL_THRESHOLDS
        : thresholds.stream().<Integer>map(Objects::requireNonNull).toList();
  }

  WhenExceeded readWhenExceeded() {
    return Objects.requireNonNullElse(whenExceeded, WhenExceeded.WARN);
  }
}
