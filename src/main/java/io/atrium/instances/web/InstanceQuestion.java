package io.atrium.instances.web;

import io.atrium.instances.InstanceFilter;
import io.atrium.instances.InstanceOrder;
import io.atrium.instances.Phase;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which instances a program asks for, field by field as in the instances themselves. */
record InstanceQuestion(
    @Parameter(description = "Only those with this in their name") @Nullable String name,
    @Parameter(description = "Only those in this phase") @Nullable Phase phase,
    @Parameter(description = "Only those of this department") @Nullable String departmentId,
    @Parameter(description = "Only those that this person ordered") @Nullable String ownerId,
    @Parameter(description = "Only virtual machines or only containers") @Nullable Kind kind,
    @Parameter(description = "Only those for this purpose") @Nullable Environment environment,
    @Parameter(description = "Only those on this host") @Nullable String hostId,
    @Parameter(description = "Only those made from this image") @Nullable String imageId,
    @Parameter(
            description =
                "The field that decides the order, backwards with a hyphen before it; -createdAt"
                    + " when absent",
            schema = @Schema(allowableValues = {"-createdAt", "createdAt", "-name", "name"}))
        @Nullable InstanceOrder sort) {

  InstanceFilter filter() {
    return new InstanceFilter(
        name, phase, departmentId, ownerId, kind, environment, hostId, imageId, false);
  }

  InstanceOrder order() {
    return Objects.requireNonNullElse(sort, InstanceOrder.NEWEST_FIRST);
  }
}
