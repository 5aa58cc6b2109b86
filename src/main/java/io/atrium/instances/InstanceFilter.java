package io.atrium.instances;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Which instances to list; a null part matches all.
 *
 * @param name a part of the name
 * @param needy only those that need a person
 */
public record InstanceFilter(
    @Nullable String name,
    @Nullable Phase phase,
    @Nullable String departmentId,
    @Nullable String ownerId,
    @Nullable Kind kind,
    @Nullable Environment environment,
    @Nullable String hostId,
    @Nullable String imageId,
    boolean needy) {

  public static final InstanceFilter ALL =
      new InstanceFilter(null, null, null, null, null, null, null, null, false);
}
