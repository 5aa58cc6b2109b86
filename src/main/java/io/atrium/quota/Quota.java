package io.atrium.quota;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one department, or of one person in it, and what is taken of them.
 *
 * @param version changes whenever somebody sets the limits
 */
public record Quota(
    String departmentId,
    @Nullable String personId,
    Map<QuotaMeter, Counter> counters,
    long version) {

  public Quota {
    counters = Map.copyOf(counters);
  }

  public Counter of(QuotaMeter meter) {
    return counters.getOrDefault(meter, new Counter(null, 0, 0));
  }
}
