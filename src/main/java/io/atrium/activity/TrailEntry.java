package io.atrium.activity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as it was written down.
 *
 * @param sequence grows with each entry; gaps mean nothing
 * @param action a message key, such as {@code instance.started}
 */
public record TrailEntry(
    long sequence,
    Instant at,
    String actor,
    @Nullable String departmentId,
    String subjectId,
    String action,
    Map<String, String> details) {

  public TrailEntry {
    details = Map.copyOf(details);
  }
}
