package io.atrium.budgets;

import io.atrium.accounts.Department;
import io.atrium.kernel.Money;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * By how much a month would go above a budget. Who may not see the budget is told whose it is, and
 * no amounts.
 *
 * @param projected what the month would come to
 * @param shown whether whoever is told may see the budget
 */
record BudgetExcess(
    Department department,
    YearMonth month,
    Money amount,
    Money projected,
    WhenExceeded whenExceeded,
    boolean shown) {

  String withTheOrder() {
    return sentence("with this order the month would come to");
  }

  String asItIs() {
    return sentence("the month will come to");
  }

  private String sentence(String verb) {
    var named = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    if (!shown) {
      return "The budget of %s for %s %d does not suffice; %s more."
          .formatted(department.name(), named, month.getYear(), verb);
    }
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
    return "Ask for %s at /budgets/%s/raises/new; the head of %s or an operator decides."
        .formatted(shown ? words(over()) + " more" : "more", department.id(), department.name());
  }

  private Money over() {
    return new Money(projected.amount().subtract(amount.amount()), amount.currency());
  }

  private static String words(Money money) {
    return money.amount().toPlainString() + " " + money.currency().getCurrencyCode();
  }

  Map<String, String> asDetail() {
    var detail = new LinkedHashMap<String, String>();
    detail.put("departmentId", department.id());
    detail.put("departmentName", department.name());
    detail.put("period", month.toString());
    detail.put("whenExceeded", whenExceeded.name());
    if (shown) {
      detail.put("amount", amount.amount().toPlainString());
      detail.put("projected", projected.amount().toPlainString());
      detail.put("over", over().amount().toPlainString());
      detail.put("currency", amount.currency().getCurrencyCode());
    }
    return detail;
  }
}
