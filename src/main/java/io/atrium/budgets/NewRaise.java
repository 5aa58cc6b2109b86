package io.atrium.budgets;

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

  private static final int LONGEST = 500;

  /** Reads it, or notes everything that is wrong with it. */
  @Nullable Money read(Currency currency, Faults faults) {
    var why = why();
    faults
        .unless(!why.isEmpty(), "reason", "is required")
        .unless(why.length() <= LONGEST, "reason", "must be at most 500 characters");
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

  /** A sentence of at most 500 characters, which those need who get nothing. */
  static @Nullable String remark(@Nullable String remark, boolean needed) {
    var sentence = remark == null || remark.isBlank() ? null : remark.strip();
    new Faults()
        .unless(!needed || sentence != null, "remark", "is required: say why")
        .unless(
            sentence == null || sentence.length() <= LONGEST,
            "remark",
            "must be at most 500 characters")
        .refuse();
    return sentence;
  }
}
