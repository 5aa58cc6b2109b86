package io.atrium.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A window as somebody wants it.
 *
 * @param meter its word
 * @param from null for now
 */
public record NewWindow(
    @Nullable String meter,
    @Nullable Long limit,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String reason) {}
