package io.atrium.costs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know about use; by default the running month by department.
 *
 * @param label which label, where it is by label
 */
public record UsageQuestion(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String departmentId,
    @Nullable UsageGrouping groupBy,
    @Nullable String label) {}
