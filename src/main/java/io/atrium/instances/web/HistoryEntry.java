package io.atrium.instances.web;

import io.atrium.instances.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation in the history of an instance.
 *
 * @param took how long it was until the portal saw it done, or null while it is under way
 */
record HistoryEntry(
    String type,
    String status,
    String who,
    Instant at,
    @Nullable Duration took,
    @Nullable String error) {

  static HistoryEntry of(Operation operation, Map<String, String> names) {
    var fault = operation.error();
    return new HistoryEntry(
        operation.type().name().toLowerCase(Locale.ROOT),
        operation.status().name().toLowerCase(Locale.ROOT),
        names.getOrDefault(operation.actor(), operation.actor()),
        operation.createdAt(),
        operation.finishedAt() == null
            ? null
            : Duration.between(operation.createdAt(), operation.finishedAt()),
        fault == null ? null : fault.sentence());
  }
}
