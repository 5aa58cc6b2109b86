package io.atrium.instances.web;

import io.atrium.instances.Order;
import io.atrium.kernel.Environment;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order form as it was sent. Every field may be missing: the form is also shown half filled.
 *
 * @param command words of a container's command, one a line
 * @param env variables of a container, one {@code NAME=value} a line
 * @param driver kind of host; blank leaves it to the portal
 * @param patient present when the order may wait until a host has room
 */
record OrderFields(
    @Nullable String name,
    @Nullable String imageId,
    @Nullable String offeringId,
    @Nullable String departmentId,
    @Nullable Environment environment,
    @Nullable Integer count,
    @Nullable String userData,
    @Nullable String command,
    @Nullable String env,
    @Nullable String driver,
    @Nullable String patient) {

  public Environment purpose() {
    return Objects.requireNonNullElse(environment, Environment.TEST);
  }

  /** How many, as far as a price can be told for it. */
  public int counted() {
    return count == null ? 1 : Math.clamp(count, 1, Order.MOST_AT_ONCE);
  }

  Order order() {
    return new Order(
        Objects.requireNonNullElse(name, "").strip(),
        null,
        Objects.requireNonNullElse(imageId, ""),
        Objects.requireNonNullElse(offeringId, ""),
        filled(departmentId),
        purpose(),
        Map.of(),
        filled(userData),
        Lines.of(command),
        Lines.pairs(env, "env"),
        filled(driver),
        patient != null,
        Objects.requireNonNullElse(count, 1));
  }

  private static @Nullable String filled(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.replace("\r\n", "\n");
  }
}
