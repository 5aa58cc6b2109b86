package io.atrium.instances;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From the moment on so many bytes of a snapshot are kept, or none any more. Published in the
 * transaction in which that is so.
 *
 * @param sequence 1, 2, 3 … for each snapshot: order follows it, never a clock
 * @param hostId where it lies
 * @param bytes 0 once it is kept no longer
 */
public record SnapshotKept(
    String snapshotId,
    long sequence,
    String departmentId,
    String ownerId,
    String name,
    Kind kind,
    Environment environment,
    @Nullable String hostId,
    long bytes,
    Instant at) {}
