package io.atrium.budgets;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The order would bring the month above a budget that stops this. Nothing was made. */
public final class BudgetExceeded extends AtriumException {

  public static final String CODE = "budget-exceeded";

  BudgetExceeded(List<BudgetExcess> excesses) {
    super(CODE, ErrorCategory.DENIED, sentence(excesses), List.of(), details(excesses));
  }

  private static String sentence(List<BudgetExcess> excesses) {
    return excesses.stream()
        .map(BudgetExceeded::sentence)
        .collect(Collectors.joining(" ", "", " A smaller or later order may fit."));
  }

  private static String sentence(BudgetExcess excess) {
    return switch (excess.whenExceeded()) {
      case WARN, REFUSE -> excess.withTheOrder();
      case APPROVE -> excess.withTheOrder() + " It needs a yes first. " + excess.howToAsk();
    };
  }

  private static Map<String, Object> details(List<BudgetExcess> excesses) {
    return Map.of("budgets", excesses.stream().map(BudgetExcess::asDetail).toList());
  }
}
