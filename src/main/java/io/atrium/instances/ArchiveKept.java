package io.atrium.instances;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import java.time.Instant;

/**
 * From the moment on so many bytes of an archived machine are kept in the portal's store, or none
 * any more. Published in the transaction in which that is so.
 *
 * @param archiveId {@code arc-} and the digits of its machine
 * @param sequence 1, 2, 3 … for each machine: order follows it, never a clock
 * @param bytes 0 once it is kept no longer
 */
public record ArchiveKept(
    String archiveId,
    long sequence,
    String departmentId,
    String ownerId,
    String name,
    Kind kind,
    Environment environment,
    long bytes,
    Instant at) {}
