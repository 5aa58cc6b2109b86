package io.atrium.billing.web;

import io.atrium.billing.web.LineView.Held;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a bill laid out for people, on a page or on paper.
 *
 * @param prices under which its lines are, by when they held
 * @param discount what every line has off its price, in percent; null where there is none, or not
 *     the same for all
 */
record BillSheet(List<LineGroup> groups, List<Held> prices, @Nullable String discount) {

  BillSheet {
    groups = List.copyOf(groups);
    prices = List.copyOf(prices);
  }

  /** Whether their labels tell the prices apart; else a line must say when its own held. */
  public boolean labelled() {
    return prices.stream().map(Held::prices).distinct().count() == prices.size();
  }
}
