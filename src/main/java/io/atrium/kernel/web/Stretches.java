package io.atrium.kernel.web;

import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.Page;
import java.util.List;
import java.util.function.Function;

/** Cuts pages out of lists that are short enough to be read whole. */
public final class Stretches {

  private Stretches() {}

  /** The stretch after the item that the cursor names. */
  public static <T> Page<T> of(List<T> all, PageRequest page, Function<T, String> id) {
    int begin = page.cursor() == null ? 0 : after(all, page.cursor(), id);
    var oneMore = all.subList(begin, Math.min(all.size(), begin + page.oneMore()));
    return Page.of(oneMore, page.limit(), id);
  }

  /** The same for a list that only grows at its end: the cursor counts. */
  public static <T> Page<T> counted(List<T> all, PageRequest page) {
    var cursor = page.cursor();
    if (cursor != null && !cursor.matches("[0-9]{1,9}")) {
      throw unknown();
    }
    var begin = cursor == null ? 0 : Integer.parseInt(cursor);
    var end = Math.min(all.size(), begin + page.limit());
    if (begin >= all.size()) {
      return new Page<>(List.of(), null);
    }
    return new Page<>(all.subList(begin, end), end < all.size() ? String.valueOf(end) : null);
  }

  private static <T> int after(List<T> all, String cursor, Function<T, String> id) {
    for (int i = 0; i < all.size(); i++) {
      if (id.apply(all.get(i)).equals(cursor)) {
        return i + 1;
      }
    }
    throw unknown();
  }

  /** To begin anew silently would let a program read in circles. */
  private static InvalidRequest unknown() {
    return new InvalidRequest("cursor", "is not the nextCursor of an earlier page");
  }
}
