package io.atrium.budgets;

import io.atrium.kernel.Decision;
import io.atrium.kernel.Money;
import io.atrium.kernel.RequestState;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a department to be able to spend more in one month. Once approved it belongs to
 * the budget of that month, and of no other.
 *
 * @param amount how much more
 * @param decision null while nobody has decided
 */
public record BudgetRaise(
    String id,
    String departmentId,
    YearMonth period,
    String askerId,
    Money amount,
    String reason,
    Instant askedAt,
    RequestState state,
    @Nullable Decision decision) {

  public boolean isOpen() {
    return state == RequestState.OPEN;
  }

  /** Grows with each change, of which there is at most one. */
  public long revision() {
    return decision == null ? 0 : 1;
  }

  /** As it is in that month: what nobody decided in its own has lapsed. */
  BudgetRaise asOf(YearMonth current) {
    return isOpen() && period.isBefore(current)
        ? new BudgetRaise(
            id, departmentId, period, askerId, amount, reason, askedAt, RequestState.LAPSED, null)
        : this;
  }
}
