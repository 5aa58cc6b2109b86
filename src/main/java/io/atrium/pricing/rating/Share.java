package io.atrium.pricing.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one instance has of a line. Shares are cut down to the minor unit, and what is left over
 * goes, one unit each, to those who lost most by the cut: so they always sum up to the line.
 */
public record Share(String instanceId, String name, BigInteger unitSeconds, BigDecimal amount) {

  /**
   * The shares of the parts in the whole.
   *
   * @param parts one for each instance
   */
  static List<Share> of(List<RatedUse> parts, Exact whole, BigDecimal amount) {
    var all = parts.stream().map(RatedUse::unitSeconds).reduce(BigInteger.ZERO, BigInteger::add);
    var digits = amount.scale();
    var cut = new ArrayList<Cut>();
    for (var part : parts) {
      var exact = whole.times(part.unitSeconds()).over(all);
      var floor = exact.floor(digits);
      cut.add(new Cut(part, floor, exact.minus(Exact.of(floor))));
    }
    var given = cut.stream().map(Cut::floor).reduce(BigDecimal.ZERO, BigDecimal::add);
    var unit = BigDecimal.ONE.movePointLeft(digits);
    var left = amount.subtract(given).divide(unit).intValueExact();
    var losers =
        cut.stream()
            .sorted(Cut.MOST_LOST_FIRST)
            .limit(left)
            .map(each -> each.use().instanceId())
            .collect(Collectors.toSet());
    return cut.stream()
        .map(each -> each.share(losers.contains(each.use().instanceId()) ? unit : BigDecimal.ZERO))
        .toList();
  }

  private record Cut(RatedUse use, BigDecimal floor, Exact lost) {

    static final Comparator<Cut> MOST_LOST_FIRST =
        Comparator.comparing(Cut::lost).reversed().thenComparing(each -> each.use().instanceId());

    Share share(BigDecimal extra) {
      return new Share(use.instanceId(), use.name(), use.unitSeconds(), floor.add(extra));
    }
  }
}
