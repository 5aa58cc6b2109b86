package io.atrium.quota;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.util.List;
import java.util.Map;

/** The request is not open any more: somebody was faster, and is named. */
public final class RequestDecided extends AtriumException {

  RequestDecided(RequestState state, String who, String when) {
    super(
        "request-decided",
        ErrorCategory.CONFLICT,
        "It was %s by %s on %s. What is decided stays so; ask anew."
            .formatted(state.word(), who, when),
        List.of(),
        Map.of("state", state.name(), "decidedBy", who));
  }
}
