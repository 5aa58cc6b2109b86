package io.atrium.kernel.web;

import io.atrium.kernel.Decision;
import io.atrium.kernel.RequestState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for something and what became of it, with their names, as pages show it.
 *
 * @param decider who decided, or null while it is open
 */
public record Asked(
    String asker,
    Instant at,
    RequestState state,
    @Nullable String decider,
    @Nullable Decision decision) {}
