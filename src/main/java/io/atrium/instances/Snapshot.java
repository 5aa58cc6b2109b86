package io.atrium.instances;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The disk of an instance as it was at a moment. It lies on the instance's host and goes with it.
 *
 * @param bytes what it takes on its host; null until it is taken
 * @param takenAt when it was whole; null until then
 */
public record Snapshot(
    String id,
    String instanceId,
    String departmentId,
    String ownerId,
    String name,
    State state,
    @Nullable Long bytes,
    Instant createdAt,
    @Nullable Instant takenAt,
    long version) {

  /** Where it stands. */
  public enum State {
    /** Asked for, and not whole yet. */
    TAKING,
    READY,
    /** It shall go, and is kept until it is gone. */
    DELETING,
    /** It is gone, or never came to be. */
    DELETED
  }
}
