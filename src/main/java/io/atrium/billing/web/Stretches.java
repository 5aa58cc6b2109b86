package io.atrium.billing.web;

import io.atrium.kernel.Page;
import io.atrium.kernel.web.PageRequest;
import java.util.List;
import java.util.function.Function;

/** Cuts pages out of lists that are short enough to be read whole. */
final class Stretches {

  private Stretches() {}

  /** The stretch after the item that the cursor names; the beginning when it is not there. */
  static <T> Page<T> of(List<T> all, PageRequest page, Function<T, String> id) {
    int begin = 0;
    for (int i = 0; i < all.size(); i++) {
      if (id.apply(all.get(i)).equals(page.cursor())) {
        begin = i + 1;
      }
    }
    var oneMore = all.subList(begin, Math.min(all.size(), begin + page.oneMore()));
    return Page.of(oneMore, page.limit(), id);
  }

  /** The same for a list that only grows at its end: the cursor counts. */
  static <T> Page<T> counted(List<T> all, PageRequest page) {
    var cursor = page.cursor();
    var begin = cursor != null && cursor.matches("[0-9]{1,9}") ? Integer.parseInt(cursor) : 0;
    var end = Math.min(all.size(), begin + page.limit());
    if (begin >= all.size()) {
      return new Page<>(List.of(), null);
    }
    return new Page<>(all.subList(begin, end), end < all.size() ? String.valueOf(end) : null);
  }
}
