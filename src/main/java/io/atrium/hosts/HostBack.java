package io.atrium.hosts;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A host that was lost answers again. */
public record HostBack(String hostId, String name, Instant at) implements Recorded {

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
    return "host.back";
  }

  @Override
  public Map<String, String> details() {
    return Map.of("name", name);
  }
}
