package io.atrium.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One meter of one scope. A limit may lie below what is used: then nothing new is granted, and
 * nothing is taken away.
 *
 * @param limit the limit at this moment, or null where there is none
 * @param until when that limit ends, where it is one for a time
 * @param base the limit apart from windows
 */
public record Counter(
    @Nullable Long limit, long used, long held, @Nullable Instant until, @Nullable Long base) {

  public Counter(@Nullable Long limit, long used, long held) {
    this(limit, used, held, null, limit);
  }

  /** What may still be asked for, or null where there is no limit. Never negative. */
  public @Nullable Long left() {
    return limit == null ? null : Math.max(0, limit - used - held);
  }
}
