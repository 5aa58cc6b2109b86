package io.atrium.budgets;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.util.List;
import java.util.Map;

/** The request for more money is not open any more: somebody was faster, and is named. */
public final class RaiseDecided extends AtriumException {

  RaiseDecided(RaiseState state, String who) {
    super(
        "raise-decided",
        ErrorCategory.CONFLICT,
        "It was %s by %s. What is decided stays so; ask anew.".formatted(state.word(), who),
        List.of(),
        Map.of("state", state.name(), "decidedBy", who));
  }
}
