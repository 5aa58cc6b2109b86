package io.atrium.instances;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to an instance that belongs on its trail, such as {@code instance.running}.
 */
public record InstanceChanged(
    String actor,
    @Nullable String departmentId,
    String subjectId,
    String action,
    Map<String, String> details,
    Instant at)
    implements Recorded {

  public InstanceChanged {
    details = Map.copyOf(details);
  }
}
