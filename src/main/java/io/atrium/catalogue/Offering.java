package io.atrium.catalogue;

import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;

/**
 * A size that can be ordered under a stable SKU. Its size never changes once it exists, so that
 * what was ordered under its name stays what it was.
 *
 * @param purpose in plain words, what it is good for
 * @param active whether it can be ordered; a used offering is deactivated, never deleted
 */
public record Offering(
    String id,
    String sku,
    String name,
    String purpose,
    Kind kind,
    Size size,
    boolean active,
    long version) {}
