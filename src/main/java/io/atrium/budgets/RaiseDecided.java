package io.atrium.budgets;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import io.atrium.kernel.RequestState;
import java.util.List;
import java.util.Map;

/** The request for more money is not open any more: somebody was faster, and is named. */
public final class RaiseDecided extends AtriumException {

  RaiseDecided(RequestState state, String who, String when) {
    super(
        "raise-decided",
        ErrorCategory.CONFLICT,
        state.told(who, when),
        List.of(),
        Map.of("state", state.name(), "decidedBy", who));
  }
}
