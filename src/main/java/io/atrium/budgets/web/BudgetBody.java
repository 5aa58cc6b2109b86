package io.atrium.budgets.web;

import io.atrium.budgets.BudgetStanding;
import io.atrium.budgets.BudgetWarning;
import io.atrium.budgets.NewBudget;
import io.atrium.budgets.WarningKind;
import io.atrium.budgets.WhenExceeded;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A budget as JSON, and where the department stands. */
record BudgetBody(
    @Schema(description = "The department that it is for") String departmentId,
    @Schema(description = "The code of the department") String departmentCode,
    @Schema(description = "The name of the department") String departmentName,
    @Schema(description = "The running month, which the figures are for", example = "2026-11")
        String period,
    String currency,
    @Schema(
            description = "What may be spent in each month; null where there is no budget",
            example = "500.00")
        @Nullable String amount,
    @Schema(
            description = "How much more was approved for this month; null where nothing was",
            example = "50.00")
        @Nullable String raised,
    @Schema(
            description = "Percentages of it; from the lowest on the month counts as near",
            example = "[80, 100]")
        List<Integer> thresholds,
    @Schema(description = "What happens to an order that would bring the month above it")
        WhenExceeded whenExceeded,
    @Schema(description = "What the bills of the month say now", example = "41.07") String spent,
    @Schema(description = "What they will say at its end, by the method", example = "120.50")
        String forecast,
    @Schema(description = "Whether simulated machines have a share in these sums")
        boolean simulated,
    @Schema(description = "How the forecast is made") String method,
    @Schema(description = "The thresholds that the month reached or will reach, the oldest first")
        List<WarningBody> warnings) {

  private static final String METHOD =
      "What is billed so far, and whatever runs, is kept or is being made now for every second that"
          + " is left of the month, at the prices that hold then; allowances, discounts and"
          + " rounding as on the bill. If nothing changes, the bill says the same. What cannot be"
          + " seen at the moment counts as going on.";

  static BudgetBody of(BudgetStanding standing) {
    var budget = standing.budget();
    var amount = budget.amount();
    var raised = standing.raised();
    return new BudgetBody(
        standing.department().id(),
        standing.department().code(),
        standing.department().name(),
        standing.month().toString(),
        standing.spent().currency().getCurrencyCode(),
        amount == null ? null : amount.amount().toPlainString(),
        raised == null ? null : raised.amount().toPlainString(),
        budget.thresholds(),
        budget.whenExceeded(),
        standing.spent().amount().toPlainString(),
        standing.forecast().amount().toPlainString(),
        standing.simulated(),
        METHOD,
        standing.warnings().stream().map(WarningBody::of).toList());
  }

  /** A threshold that was reached. */
  record WarningBody(
      @Schema(description = "In percent of the budget", example = "80") int threshold,
      @Schema(description = "By what is spent already, or by the forecast") WarningKind kind,
      @Schema(description = "The budget at that time", example = "500.00") String amount,
      @Schema(description = "What was spent when it was noticed", example = "401.07") String spent,
      @Schema(description = "What was foreseen when it was noticed", example = "470.00")
          String forecast,
      @Schema(description = "When it was noticed, and the heads were written to") Instant at,
      @Schema(description = "Whether it was still so at the last look") boolean holds) {

    static WarningBody of(BudgetWarning warning) {
      return new WarningBody(
          warning.threshold(),
          warning.kind(),
          warning.amount().amount().toPlainString(),
          warning.spent().amount().toPlainString(),
          warning.forecast().amount().toPlainString(),
          warning.at(),
          warning.holds());
    }
  }

  /** A budget to be set. */
  record WantedBudget(
      @Schema(
              description =
                  "What may be spent in each month, by the department and everything below it; null"
                      + " or left out for no budget",
              example = "500.00")
          @Nullable String amount,
      @Schema(description = "The institution's, which is the only one; may be left out")
          @Nullable String currency,
      @Schema(
              description =
                  "Percentages of it; from the lowest on the month counts as near; 80 and 100 when"
                      + " left out",
              example = "[80, 100]")
          @Nullable List<@Nullable Integer> thresholds,
      @Schema(
              description =
                  "What happens to an order that would bring the month above it; WARN when left"
                      + " out")
          @Nullable WhenExceeded whenExceeded) {

    NewBudget asked() {
      return new NewBudget(amount, currency, thresholds, whenExceeded);
    }
  }
}
