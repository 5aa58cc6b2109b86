package io.atrium.costs;

import io.atrium.costs.CostReport.Series;
import io.atrium.costs.CostReport.Sort;
import io.atrium.kernel.Money;
import io.atrium.pricing.rating.Exact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes of exact sums at most eight series, the largest first; the last takes all the others. */
record CostSeries(Map<String, List<Exact>> sums, int steps, Currency currency) {

  static final int MOST = 8;

  private static final int DIGITS = 6;

  List<Series> named(Map<String, String> names) {
    var largest =
        sums.keySet().stream()
            .filter(each -> total(each).compareTo(Exact.ZERO) != 0)
            .sorted(Comparator.comparing(this::total).reversed().thenComparing(each -> each))
            .toList();
    var alone = largest.size() <= MOST ? largest.size() : MOST - 1;
    var series = new ArrayList<Series>();
    for (var key : largest.subList(0, alone)) {
      var sort = key.isEmpty() ? Sort.NONE : Sort.NAMED;
      series.add(series(sort, key, names.getOrDefault(key, key), List.of(key)));
    }
    if (alone < largest.size()) {
      series.add(series(Sort.OTHERS, "", "", largest.subList(alone, largest.size())));
    }
    return series;
  }

  private Series series(Sort sort, String key, String name, List<String> keys) {
    return new Series(
        sort,
        key,
        name,
        IntStream.range(0, steps).mapToObj(step -> money(sum(keys, step, step + 1))).toList(),
        money(sum(keys, 0, steps)));
  }

  /** Each step of all together. */
  List<Money> all() {
    return IntStream.range(0, steps).mapToObj(step -> between(step, step + 1)).toList();
  }

  /** All together from one step to another. */
  Money between(int from, int to) {
    return money(sum(List.copyOf(sums.keySet()), from, to));
  }

  private Exact total(String key) {
    return sum(List.of(key), 0, steps);
  }

  private Exact sum(List<String> keys, int from, int to) {
    return keys.stream()
        .flatMap(key -> sums.getOrDefault(key, List.of()).subList(from, to).stream())
        .reduce(Exact.ZERO, Exact::plus);
  }

  private Money money(Exact exact) {
    return new Money(exact.rounded(DIGITS), currency);
  }
}
