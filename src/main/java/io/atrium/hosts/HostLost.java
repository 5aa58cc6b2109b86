package io.atrium.hosts;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A host that was there does not answer any more. What runs on it is unknown from now on, and
 * proven only until {@code lastSeenAt}.
 */
public record HostLost(
    String hostId, String name, @Nullable Instant lastSeenAt, String sentence, Instant at)
    implements Recorded {

  @Override
  public String actor() {
    return PORTAL;
  }

  @Override
  public @Nullable String departmentId() {
    return null;
  }

  @Override
  public String subjectId() {
    return hostId;
  }

  @Override
  public String action() {
    return "host.lost";
  }

  @Override
  public Map<String, String> details() {
    return Map.of("name", name, "sentence", sentence);
  }
}
