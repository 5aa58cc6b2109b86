package io.atrium.quota;

import org.jspecify.annotations.Nullable;

/**
 * One meter of one scope. A limit may lie below what is used: then nothing new is granted, and
 * nothing is taken away.
 */
public record Counter(@Nullable Long limit, long used, long held) {

  /** What may still be asked for, or null where there is no limit. Never negative. */
  public @Nullable Long left() {
    return limit == null ? null : Math.max(0, limit - used - held);
  }
}
