package io.atrium.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which entries are looked for; null asks for nothing in particular. */
public record TrailFilter(
    @Nullable String actor,
    @Nullable String departmentId,
    @Nullable String subjectId,
    @Nullable String action,
    @Nullable Instant from,
    @Nullable Instant to) {

  public static TrailFilter of(String subjectId) {
    return new TrailFilter(null, null, subjectId, null, null, null);
  }
}
