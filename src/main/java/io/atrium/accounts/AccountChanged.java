package io.atrium.accounts;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A department, a person, a membership or a token changed. Whatever anybody remembers of rights is
 * out of date from here on.
 */
public record AccountChanged(
    String actor,
    @Nullable String departmentId,
    String subjectId,
    String action,
    Map<String, String> details,
    Instant at)
    implements Recorded {

  public AccountChanged {
    details = Map.copyOf(details);
  }
}
