package io.atrium.costs;

import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.metering.Use;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.Rates;
import io.atrium.pricing.rating.Exact;
import io.atrium.pricing.rating.PriceBook.Priced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Adds up exactly what each part cost in each of several spans, by one question to what is
 * recorded. Nothing is rounded here.
 */
@Component
class CostSums {

  private final Rates rates;

  private final PriceQueries prices;

  CostSums(Rates rates, PriceQueries prices) {
    this.rates = rates;
    this.prices = prices;
  }

  /**
   * One amount for each span, by part.
   *
   * @param perInstance whether the part depends on the instance
   */
  Map<String, List<Exact>> of(
      Set<String> departmentIds,
      List<Span> spans,
      boolean perInstance,
      Function<Use, String> part) {
    var pieces = new ArrayList<Priced>();
    var places = new ArrayList<Integer>();
    var book = prices.book();
    for (int i = 0; i < spans.size(); i++) {
      if (spans.get(i).seconds() > 0) {
        pieces.addAll(book.cut(spans.get(i)));
        places.addAll(Collections.nCopies(pieces.size() - places.size(), i));
      }
    }
    var sums = new TreeMap<String, List<Exact>>();
    var filter = new UsageFilter(departmentIds, null);
    for (var each : rates.rate(filter, pieces, perInstance)) {
      var amounts = sums.computeIfAbsent(part.apply(each.use()), _ -> nothing(spans.size()));
      int place = places.get(each.use().span());
      amounts.set(place, amounts.get(place).plus(each.cost()));
    }
    return sums;
  }

  private static List<Exact> nothing(int length) {
    return new ArrayList<>(Collections.nCopies(length, Exact.ZERO));
  }
}
