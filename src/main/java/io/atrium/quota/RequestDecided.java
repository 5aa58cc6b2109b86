package io.atrium.quota;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import io.atrium.kernel.RequestState;
import java.util.List;
import java.util.Map;

/** The request is not open any more: somebody was faster, and is named. */
public final class RequestDecided extends AtriumException {

  RequestDecided(RequestState state, String who, String when) {
    super(
        "request-decided",
        ErrorCategory.CONFLICT,
        state.told(who, when),
        List.of(),
        Map.of("state", state.name(), "decidedBy", who));
  }
}
