package io.atrium.instances.store;

import io.atrium.kernel.ImageFormat;

/**
 * The disk of a machine as it lies in the portal's own store.
 *
 * @param sha256 of the disk itself, before it was packed
 * @param bytes that it takes in the store
 */
public record Archived(ImageFormat format, String sha256, long bytes) {}
