package io.atrium.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much room there is for one person's next request: the tightest of all limits on the way up.
 *
 * @param scopeName whose limit it is, as people call it
 * @param until when that limit ends, where it is one for a time
 */
public record Room(
    QuotaMeter meter, String scopeName, long limit, long left, @Nullable Instant until) {}
