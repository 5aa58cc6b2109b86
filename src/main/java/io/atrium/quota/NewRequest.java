package io.atrium.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request as somebody makes it. */
public record NewRequest(
    @Nullable RequestKind kind,
    @Nullable String departmentId,
    @Nullable String personId,
    @Nullable QuotaLimits limits,
    @Nullable String reason,
    @Nullable Instant from,
    @Nullable Instant to) {}
