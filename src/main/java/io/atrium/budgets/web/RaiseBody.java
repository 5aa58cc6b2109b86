package io.atrium.budgets.web;

import io.atrium.budgets.BudgetRaise;
import io.atrium.budgets.NewRaise;
import io.atrium.kernel.RequestState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request for more money as JSON. */
record RaiseBody(
    String id,
    @Schema(description = "The department whose budget shall be larger") String departmentId,
    @Schema(description = "The month for which it is", example = "2026-11") String period,
    @Schema(description = "How much more", example = "50.00") String amount,
    String currency,
    @Schema(description = "Why it is asked") String reason,
    @Schema(description = "Who asked") String askerId,
    @Schema(description = "When it was asked") Instant askedAt,
    @Schema(description = "What has become of it") RequestState state,
    @Schema(description = "Who approved, refused or took it back; null while it is open")
        @Nullable String decidedBy,
    @Schema(description = "When it ended; null while it is open") @Nullable Instant decidedAt,
    @Schema(description = "What was said with the decision; null where nothing was")
        @Nullable String remark) {

  static RaiseBody of(BudgetRaise raise) {
    var decision = raise.decision();
    return new RaiseBody(
        raise.id(),
        raise.departmentId(),
        raise.period().toString(),
        raise.amount().amount().toPlainString(),
        raise.amount().currency().getCurrencyCode(),
        raise.reason(),
        raise.askerId(),
        raise.askedAt(),
        raise.state(),
        decision == null ? null : decision.by(),
        decision == null ? null : decision.at(),
        decision == null ? null : decision.remark());
  }

  /** A request as somebody makes it. */
  record WantedRaise(
      @Schema(description = "How much more in the running month", example = "50.00")
          @Nullable String amount,
      @Schema(description = "Why, at most 500 characters", example = "Two weeks of exams")
          @Nullable String reason) {

    NewRaise asked() {
      return new NewRaise(amount, reason);
    }
  }

  /** What is said with a decision. */
  record RaiseRemark(
      @Schema(
              description = "At most 500 characters; needed where it is refused",
              example = "Until the exams are over")
          @Nullable String remark) {}
}
