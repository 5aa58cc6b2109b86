package io.atrium.metering;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose use is asked for; null where it does not matter. An empty set is nobody's. */
public record UsageFilter(@Nullable Set<String> departmentIds, @Nullable Set<String> instanceIds) {

  public static UsageFilter everything() {
    return new UsageFilter(null, null);
  }

  public static UsageFilter department(String departmentId) {
    return new UsageFilter(Set.of(departmentId), null);
  }

  public static UsageFilter instances(Set<String> instanceIds) {
    return new UsageFilter(null, instanceIds);
  }

  boolean nobody() {
    return (departmentIds != null && departmentIds.isEmpty())
        || (instanceIds != null && instanceIds.isEmpty());
  }
}
