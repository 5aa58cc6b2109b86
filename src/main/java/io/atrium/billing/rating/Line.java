package io.atrium.billing.rating;

import io.atrium.billing.rating.RatedUse.Key;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One line of a bill: everything used under one price. It is the only place where money is rounded:
 * once, half-even, after all of it is summed up exactly.
 */
public record Line(
    Key key, BigInteger unitSeconds, Exact exact, BigDecimal amount, List<Share> shares) {

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::meter)
          .thenComparing(Key::environment, Comparator.reverseOrder())
          .thenComparing(Key::kind)
          .thenComparing(Key::pricesFrom)
          .thenComparing(Key::unitPrice);

  public Line {
    shares = List.copyOf(shares);
  }

  /** The lines for the use, always in the same order; nothing used gives no line. */
  public static List<Line> of(List<RatedUse> uses, int digits) {
    var byKey =
        uses.stream()
            .filter(each -> each.unitSeconds().signum() > 0)
            .collect(
                Collectors.groupingBy(
                    RatedUse::key, () -> new TreeMap<>(ORDER), Collectors.toList()));
    return byKey.entrySet().stream()
        .map(each -> line(each.getKey(), each.getValue(), digits))
        .toList();
  }

  private static Line line(Key key, List<RatedUse> uses, int digits) {
    var unitSeconds =
        uses.stream().map(RatedUse::unitSeconds).reduce(BigInteger.ZERO, BigInteger::add);
    var exact = Rating.amount(unitSeconds, key.meter(), key.unitPrice());
    var amount = exact.rounded(digits);
    return new Line(key, unitSeconds, exact, amount, Share.of(key, uses, amount));
  }

  public static BigDecimal total(List<Line> lines, int digits) {
    return lines.stream()
        .map(Line::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(digits);
  }
}
