package io.atrium.kernel.web;

import org.jspecify.annotations.Nullable;

/**
 * Which stretch of a list is asked for: a controller argument, read from {@code ?limit=} and {@code
 * &cursor=}. The cursor is what an earlier page called its {@code nextCursor}, and nothing else.
 */
public record PageRequest(int limit, @Nullable String cursor) {

  public static final int DEFAULT = 50;
  public static final int MOST = 200;

  public static PageRequest first() {
    return new PageRequest(DEFAULT, null);
  }

  /** One row more than asked for: that there is a next page shows by it. */
  public int oneMore() {
    return limit + 1;
  }
}
