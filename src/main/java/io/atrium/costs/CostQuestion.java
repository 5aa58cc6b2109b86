package io.atrium.costs;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know about costs over time.
 *
 * @param by department, person or label; null leaves it to what there is to tell apart
 * @param label which label, where it is by label
 * @param departmentId only this department and those below it; null for all that may be seen
 */
public record CostQuestion(
    CostPeriod period,
    @Nullable UsageGrouping by,
    @Nullable String label,
    @Nullable String departmentId) {}
