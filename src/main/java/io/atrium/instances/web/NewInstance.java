package io.atrium.instances.web;

import io.atrium.instances.Description;
import io.atrium.instances.Order;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of an order. Absent fields have their documented defaults; unknown ones are refused. Its
 * constraints are shown in the description of the interface; {@code Orders} judges.
 */
@Schema(
    description = "What to order: name, imageId and offeringId are needed, the rest is optional.")
record NewInstance(
    @Nullable
        @Schema(example = "moodle-exam-3", requiredMode = Schema.RequiredMode.REQUIRED)
        @NotNull(message = "is missing")
        @Pattern(regexp = Description.NAME_FORM, message = Description.NAME_MESSAGE)
        String name,
    @Nullable Kind kind,
    @Nullable @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @NotNull(message = "is missing")
        String imageId,
    @Nullable @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @NotNull(message = "is missing")
        String offeringId,
    @Nullable String departmentId,
    @Nullable @Schema(description = "TEST when absent") Environment environment,
    @Nullable Map<String, String> labels,
    @Nullable
        @Schema(
            description = "Shell script or cloud-config for the first boot of a virtual machine",
            accessMode = Schema.AccessMode.WRITE_ONLY)
        String userData,
    @Nullable List<String> command,
    @Nullable @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) Map<String, String> env,
    @Nullable
        @Schema(
            description =
                "Which kind of host, where the image starts on several; the portal chooses when"
                    + " absent",
            example = "libvirt-lxc")
        String driver,
    @Nullable @Schema(description = "Queue when no host has room now") Boolean waitForCapacity,
    @Nullable
        @Schema(description = "How many alike, 1 to " + Order.MOST_AT_ONCE + "; 1 when absent")
        @Min(value = 1, message = COUNT_MESSAGE)
        @Max(value = Order.MOST_AT_ONCE, message = COUNT_MESSAGE)
        Integer count) {

  private static final String COUNT_MESSAGE = "must be 1 to " + Order.MOST_AT_ONCE;

  Order order() {
    return new Order(
        Objects.requireNonNullElse(name, ""),
        kind,
        Objects.requireNonNullElse(imageId, ""),
        Objects.requireNonNullElse(offeringId, ""),
        departmentId,
        Objects.requireNonNullElse(environment, Environment.TEST),
        Objects.requireNonNullElse(labels, Map.of()),
        userData,
        Objects.requireNonNullElse(command, List.of()),
        Objects.requireNonNullElse(env, Map.of()),
        driver,
        Boolean.TRUE.equals(waitForCapacity),
        Objects.requireNonNullElse(count, 1));
  }
}
