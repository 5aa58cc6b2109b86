package io.atrium.metering;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose use is asked for; null where it does not matter. An empty set is nobody's.
 *
 * @param consumed which meters of what is consumed are asked for, beside all that is allocated:
 *     these have a row for every hour, so who needs none asks for none
 */
public record UsageFilter(
    @Nullable Set<String> departmentIds, @Nullable Set<String> instanceIds, Set<Meter> consumed) {

  public UsageFilter {
    consumed = Set.copyOf(consumed);
  }

  public UsageFilter(@Nullable Set<String> departmentIds, @Nullable Set<String> instanceIds) {
    this(departmentIds, instanceIds, Set.of());
  }

  public static UsageFilter everything() {
    return new UsageFilter(null, null);
  }

  public static UsageFilter department(String departmentId) {
    return new UsageFilter(Set.of(departmentId), null);
  }

  public static UsageFilter instances(Set<String> instanceIds) {
    return new UsageFilter(null, instanceIds);
  }

  /** The same, and what was consumed of these meters, as far as they are consumed at all. */
  public UsageFilter with(Set<Meter> meters) {
    var wanted = Meter.ofConsumption().stream().filter(meters::contains).toList();
    return new UsageFilter(departmentIds, instanceIds, Set.copyOf(wanted));
  }

  boolean nobody() {
    return (departmentIds != null && departmentIds.isEmpty())
        || (instanceIds != null && instanceIds.isEmpty());
  }
}
