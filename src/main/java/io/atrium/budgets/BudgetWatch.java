package io.atrium.budgets;

import io.atrium.budgets.store.BudgetWarnings;
import io.atrium.budgets.store.Budgets;
import io.atrium.kernel.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks whether the running month reached a threshold of a budget, or will, and tells each once. A
 * look costs two sums over the month for all departments together; then each department whose
 * warnings change has one short transaction, one at a time however many replicas look.
 */
@Component
class BudgetWatch {

  private final Budgets budgets;
  private final BudgetWarnings warnings;
  private final BudgetQueries queries;
  private final WarningMails mails;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BudgetWatch(
      Budgets budgets,
      BudgetWarnings warnings,
      BudgetQueries queries,
      WarningMails mails,
      TransactionTemplate transaction,
      Clock clock) {
    this.budgets = budgets;
    this.warnings = warnings;
    this.queries = queries;
    this.mails = mails;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** One look at all departments that have a budget. */
  void look() {
    for (var standing : queries.withBudget()) {
      if (differs(standing, standing.warnings())) {
        transaction.executeWithoutResult(_ -> note(standing));
      }
    }
  }

  private static boolean differs(BudgetStanding standing, List<BudgetWarning> told) {
    return !fresh(standing, told, Instant.EPOCH).isEmpty()
        || told.stream().anyMatch(each -> each.holds() != holds(standing, each));
  }

  private void note(BudgetStanding standing) {
    var department = standing.department().id();
    var budget = budgets.lock(department);
    // Somebody set another one since the sums were made: the next look judges by that.
    if (budget.isEmpty() || !budget.get().equals(standing.budget())) {
      return;
    }
    var told = warnings.of(List.of(department), standing.month());
    told.stream()
        .filter(each -> each.holds() != holds(standing, each))
        .forEach(each -> warnings.holds(each, !each.holds()));
    var fresh = fresh(standing, told, clock.instant().truncatedTo(ChronoUnit.MICROS));
    fresh.forEach(warnings::add);
    if (!fresh.isEmpty()) {
      mails.tell(standing.department(), fresh, standing.simulated());
    }
  }

  private static boolean holds(BudgetStanding standing, BudgetWarning warning) {
    var amount = amount(standing);
    return warning.isAbout(warning.kind(), warning.threshold(), amount)
        && standing.budget().thresholds().contains(warning.threshold())
        && BudgetWarning.reaches(sum(standing, warning.kind()), amount, warning.threshold());
  }

  /** What is reached and was not told yet, the lowest threshold first. */
  private static List<BudgetWarning> fresh(
      BudgetStanding standing, List<BudgetWarning> told, Instant now) {
    var amount = amount(standing);
    var fresh = new ArrayList<BudgetWarning>();
    for (var threshold : standing.budget().thresholds()) {
      for (var kind : WarningKind.values()) {
        if (BudgetWarning.reaches(sum(standing, kind), amount, threshold)
            && told.stream().noneMatch(each -> each.isAbout(kind, threshold, amount))) {
          fresh.add(warning(standing, threshold, kind, now));
        }
      }
    }
    return fresh;
  }

  private static BudgetWarning warning(
      BudgetStanding standing, int threshold, WarningKind kind, Instant now) {
    return new BudgetWarning(
        standing.department().id(),
        standing.month(),
        threshold,
        kind,
        amount(standing),
        standing.spent(),
        standing.forecast(),
        now,
        true);
  }

  private static Money sum(BudgetStanding standing, WarningKind kind) {
    return switch (kind) {
      case SPENT -> standing.spent();
      case FORECAST -> standing.forecast();
    };
  }

  private static Money amount(BudgetStanding standing) {
    return Objects.requireNonNull(standing.allowed());
  }
}
