package io.atrium.budgets.web;

import io.atrium.budgets.Budget;
import io.atrium.budgets.NewBudget;
import io.atrium.budgets.WhenExceeded;
import io.atrium.kernel.Faults;
import io.atrium.kernel.web.ETags;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form that sets a budget. An empty amount means none. */
record BudgetFields(Map<String, String> entered) {

  static BudgetFields of(Budget budget) {
    var amount = budget.amount();
    return new BudgetFields(
        Map.of(
            "seen",
            ETags.of(budget.version()),
            "amount",
            amount == null ? "" : amount.amount().toPlainString(),
            "thresholds",
            budget.thresholds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
            "whenExceeded",
            budget.whenExceeded().name()));
  }

  public @Nullable String of(String field) {
    return entered.get(field);
  }

  NewBudget budget(Faults faults) {
    return new NewBudget(of("amount"), null, thresholds(faults), whenExceeded(faults));
  }

  private @Nullable List<Integer> thresholds(Faults faults) {
    var text = entered.getOrDefault("thresholds", "").strip();
    if (text.isEmpty()) {
      return List.of();
    }
    if (!text.matches("[0-9]{1,6}%?(\\s*[,;\\s]\\s*[0-9]{1,6}%?)*")) {
      faults.add("thresholds", "must be percentages such as 80, 100, or empty");
      return null;
    }
    return Arrays.stream(text.replace("%", "").split("[,;\\s]+", -1))
        .map(Integer::valueOf)
        .toList();
  }

  private @Nullable WhenExceeded whenExceeded(Faults faults) {
    var word = entered.getOrDefault("whenExceeded", WhenExceeded.WARN.name());
    var known =
        Arrays.stream(WhenExceeded.values()).filter(each -> each.name().equals(word)).findFirst();
    faults.unless(known.isPresent(), "whenExceeded", "is not known here");
    return known.orElse(null);
  }
}
