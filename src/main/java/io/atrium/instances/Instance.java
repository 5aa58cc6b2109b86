package io.atrium.instances;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One virtual machine or container as the portal knows it, at one moment.
 *
 * @param startedAt since when it runs, where it does and that is known
 * @param startExact whether it began then; else it was first seen to run then, and began before
 */
public record Instance(
    String id,
    String name,
    Kind kind,
    String departmentId,
    String ownerId,
    Environment environment,
    String imageId,
    String offeringId,
    Size size,
    Desired desired,
    Phase phase,
    List<Condition> conditions,
    @Nullable String hostId,
    List<String> addresses,
    Map<String, String> labels,
    boolean isProtected,
    @Nullable Fault fault,
    @Nullable Operation operation,
    Instant createdAt,
    @Nullable Instant startedAt,
    boolean startExact,
    long generation,
    long version) {

  /** Whether something is still under way, so that whoever watches should look again soon. */
  public boolean settling() {
    return operation != null && !operation.status().ended();
  }
}
