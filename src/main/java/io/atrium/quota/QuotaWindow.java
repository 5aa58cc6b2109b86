package io.atrium.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another limit of one meter from one instant to another, half-open: {@code [from, to)}.
 *
 * @param personId the person who is limited, or null where it is the whole department
 */
public record QuotaWindow(
    String id,
    String departmentId,
    @Nullable String personId,
    QuotaMeter meter,
    long limit,
    Instant from,
    Instant to,
    String reason) {

  boolean holdsAt(Instant instant) {
    return !from.isAfter(instant) && to.isAfter(instant);
  }
}
