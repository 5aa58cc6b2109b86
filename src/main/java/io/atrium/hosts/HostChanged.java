package io.atrium.hosts;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a host that belongs on the trail, such as {@code host.registered}; losing
 * it and having it back are events of their own.
 */
public record HostChanged(
    String actor, String subjectId, String action, Map<String, String> details, Instant at)
    implements Recorded {

  public HostChanged {
    details = Map.copyOf(details);
  }

  @Override
  public @Nullable String departmentId() {
    return null;
  }
}
