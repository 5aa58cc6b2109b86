package io.atrium.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A stretch of a longer list, and the cursor at which the next begins, or null at the end. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

  public Page {
    items = List.copyOf(items);
  }

  public <R> Page<R> map(Function<T, R> each) {
    return new Page<>(items.stream().map(each).toList(), nextCursor);
  }

  /**
   * Cuts a list that was read one longer than asked for: the surplus row only shows that there is
   * more.
   *
   * @param cursor names the last kept row, so that the next page starts behind it
   */
  public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
    if (oneMore.size() <= limit) {
      return new Page<>(oneMore, null);
    }
    var kept = oneMore.subList(0, limit);
    return new Page<>(kept, cursor.apply(kept.getLast()));
  }
}
