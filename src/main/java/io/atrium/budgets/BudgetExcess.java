package io.atrium.budgets;

import io.atrium.accounts.Department;
import io.atrium.kernel.Money;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;

/**
 * By how much a month would go above a budget.
 *
 * @param projected what the month would come to
 */
record BudgetExcess(
    Department department,
    YearMonth month,
    Money amount,
    Money projected,
    WhenExceeded whenExceeded) {

  String withTheOrder() {
    return sentence("with this order the month would come to");
  }

  String asItIs() {
    return sentence("the month will come to");
  }

  private String sentence(String verb) {
    var named = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return "The budget of %s for %s %d is %s; %s %s, which is %s too much."
        .formatted(
            department.name(),
            named,
            month.getYear(),
            words(amount),
            verb,
            words(projected),
            words(over()));
  }

  /** What may be done about one that wants a yes. */
  String howToAsk() {
    return "Ask for %s more at /budgets/%s/raises/new; the head of %s or an operator decides."
        .formatted(words(over()), department.id(), department.name());
  }

  private Money over() {
    return new Money(projected.amount().subtract(amount.amount()), amount.currency());
  }

  private static String words(Money money) {
    return money.amount().toPlainString() + " " + money.currency().getCurrencyCode();
  }

  Map<String, String> asDetail() {
    return Map.of(
        "departmentId", department.id(),
        "departmentName", department.name(),
        "period", month.toString(),
        "amount", amount.amount().toPlainString(),
        "projected", projected.amount().toPlainString(),
        "over", over().amount().toPlainString(),
        "whenExceeded", whenExceeded.name(),
        "currency", amount.currency().getCurrencyCode());
  }
}
