package io.atrium.catalogue;

import io.atrium.kernel.Kind;
import java.time.Instant;

/**
 * From the moment on a department keeps so many bytes of an image of its own, or keeps it no
 * longer. Published in the transaction in which that is so. What everybody may use is kept by
 * nobody, and so is what the portal made itself.
 *
 * @param sequence 1, 2, 3 … for each image: order follows it, never a clock
 * @param ownerId who added it; empty where nobody knows any more
 * @param bytes 0 once the department keeps it no longer
 */
public record ImageKept(
    String imageId,
    long sequence,
    String departmentId,
    String ownerId,
    String name,
    Kind kind,
    long bytes,
    Instant at) {}
