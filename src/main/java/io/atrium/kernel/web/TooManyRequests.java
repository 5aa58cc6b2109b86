package io.atrium.kernel.web;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Somebody asks faster than they may. The sentence and {@code Retry-After} say when to come back.
 */
public final class TooManyRequests extends AtriumException {

  public static final String CODE = "too-many-requests";

  public TooManyRequests(String sentence, Duration wait) {
    super(
        CODE,
        ErrorCategory.LIMITED,
        sentence,
        List.of(),
        Map.of(Problem.RETRY_AFTER, Math.max(1, wait.plusMillis(999).toSeconds())));
  }
}
