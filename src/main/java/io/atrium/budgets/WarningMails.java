package io.atrium.budgets;

import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.kernel.Money;
import io.atrium.mail.NewMail;
import io.atrium.mail.Outbox;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells of thresholds that were reached: on the trail, and by one mail to each of the department's
 * heads or, where it has none, of the next above that has.
 */
@Component
class WarningMails {

  private final Outbox outbox;
  private final People people;
  private final DepartmentQueries departments;
  private final ApplicationEventPublisher events;

  WarningMails(
      Outbox outbox,
      People people,
      DepartmentQueries departments,
      ApplicationEventPublisher events) {
    this.outbox = outbox;
    this.people = people;
    this.departments = departments;
    this.events = events;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(Department department, List<BudgetWarning> fresh, boolean simulated) {
    for (var head : heads(department)) {
      outbox.add(mail(department, fresh, simulated, head));
    }
    fresh.forEach(each -> events.publishEvent(event(each)));
  }

  private List<String> heads(Department department) {
    return departments.lineage(department.id()).stream()
        .map(people::heads)
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static NewMail mail(
      Department department, List<BudgetWarning> fresh, boolean simulated, String head) {
    var gravest = fresh.stream().max(BudgetWarning.GRAVEST).orElseThrow();
    var month = month(gravest.period());
    var subject =
        switch (gravest.kind()) {
          case SPENT -> "%s has reached %d %% of its budget for %s";
          case FORECAST -> "%s will reach %d %% of its budget for %s";
        };
    return new NewMail(
        key(department, gravest, head),
        head,
        "budget-warning",
        subject.formatted(department.name(), gravest.threshold(), month),
        Map.of(
            "department", department.name(),
            "month", month,
            "amount", words(gravest.amount()),
            "spent", words(gravest.spent()),
            "forecast", words(gravest.forecast()),
            "simulated", simulated,
            "reached", fresh.stream().map(WarningMails::sentence).toList()));
  }

  /** What makes it one mail, however often it is found. */
  private static String key(Department department, BudgetWarning gravest, String head) {
    return "budget/%s/%s/%s/%d/%s/%s"
        .formatted(
            department.id(),
            gravest.period(),
            gravest.amount().amount().toPlainString(),
            gravest.threshold(),
            gravest.kind(),
            head);
  }

  private static ThresholdReached event(BudgetWarning warning) {
    return new ThresholdReached(
        warning.departmentId(),
        Map.of(
            "period", warning.period().toString(),
            "threshold", String.valueOf(warning.threshold()),
            "kind", warning.kind().name(),
            "sentence", sentence(warning)),
        warning.at());
  }

  private static String sentence(BudgetWarning warning) {
    var threshold = warning.threshold();
    var amount = words(warning.amount());
    return switch (warning.kind()) {
      case SPENT ->
          "%d %% of %s is reached: %s is spent."
              .formatted(threshold, amount, words(warning.spent()));
      case FORECAST ->
          "%d %% of %s will be reached if nothing changes: %s by the month’s end."
              .formatted(threshold, amount, words(warning.forecast()));
    };
  }

  private static String month(YearMonth month) {
    return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH));
  }

  private static String words(Money money) {
    var format = NumberFormat.getCurrencyInstance(Locale.ENGLISH);
    format.setCurrency(money.currency());
    format.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
    return format.format(money.amount());
  }
}
