package io.atrium.activity.web;

import io.atrium.activity.TrailEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry of the trail as JSON. */
@Schema(name = "AuditEntry")
record TrailView(
    @Schema(description = "Grows with each entry; gaps mean nothing") long sequence,
    Instant at,
    @Schema(description = "The person, or \"portal\"") String actorId,
    String actorName,
    @Nullable String departmentId,
    String subjectId,
    @Schema(example = "instance.started") String action,
    Map<String, String> details) {

  static TrailView of(TrailEntry entry, Map<String, String> names) {
    return new TrailView(
        entry.sequence(),
        entry.at(),
        entry.actor(),
        names.getOrDefault(entry.actor(), entry.actor()),
        entry.departmentId(),
        entry.subjectId(),
        entry.action(),
        entry.details());
  }
}
