package io.atrium.budgets;

import io.atrium.kernel.Decision;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request for more money as somebody makes it.
 *
 * @param amount how much more, as a decimal
 */
public record NewRaise(@Nullable String amount, @Nullable String reason) {

  /** Reads it, or notes everything that is wrong with it. */
  @Nullable Money read(Currency currency, Faults faults) {
    Decision.reason(reason, faults);
    var text = Objects.requireNonNullElse(amount, "").strip();
    if (!NewBudget.DECIMAL.matcher(text).matches()) {
      faults.add("amount", "must be a decimal number such as 50.00");
      return null;
    }
    return NewBudget.money(new BigDecimal(text), currency, faults);
  }

  String why() {
    return Objects.requireNonNullElse(reason, "").strip();
  }
}
