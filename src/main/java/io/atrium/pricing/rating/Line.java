package io.atrium.pricing.rating;

import io.atrium.metering.Meter;
import io.atrium.pricing.rating.RatedUse.Key;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One line of a bill: everything used under one price. It is the only place where money is rounded:
 * once, half-even, after all of it is summed up exactly.
 *
 * @param free how much of it is free because of an allowance
 * @param uses what it consists of, one for each instance, by id
 */
public record Line(
    Key key,
    BigInteger unitSeconds,
    BigInteger free,
    Exact exact,
    BigDecimal amount,
    List<RatedUse> uses) {

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::meter)
          .thenComparing(Key::environment, Comparator.reverseOrder())
          .thenComparing(Key::kind)
          .thenComparing(Key::pricesFrom)
          .thenComparing(Key::price);

  private static final Comparator<Map.Entry<Key, List<RatedUse>>> DEAREST_FIRST =
      Map.Entry.comparingByKey(
          Comparator.comparing(Key::unitPrice).reversed().thenComparing(ORDER));

  public Line {
    uses = List.copyOf(uses);
  }

  /** What each instance has of it; only who asks pays for the division. */
  public List<Share> shares() {
    return Share.of(uses, exact, amount);
  }

  /** How many have a share in it. */
  public long instances() {
    return uses.size();
  }

  /**
   * The lines for the use, always in the same order; nothing used gives no line.
   *
   * @param free how much of each meter costs nothing: the dearest of it first
   */
  public static List<Line> of(List<RatedUse> uses, Map<Meter, BigInteger> free, int digits) {
    var byKey =
        uses.stream()
            .filter(each -> each.unitSeconds().signum() > 0)
            .collect(
                Collectors.groupingBy(
                    RatedUse::key, () -> new TreeMap<>(ORDER), Collectors.toList()));
    var spared = spared(byKey, free);
    return byKey.entrySet().stream()
        .map(each ->
            line(
                each.getKey(),
                each.getValue(),
                spared.getOrDefault(each.getKey(), BigInteger.ZERO),
                digits))
        .toList();
  }

  private static Map<Key, BigInteger> spared(
      Map<Key, List<RatedUse>> uses, Map<Meter, BigInteger> free) {
    var left = new TreeMap<>(free);
    var spared = new TreeMap<Key, BigInteger>(ORDER);
    for (var line : uses.entrySet().stream().sorted(DEAREST_FIRST).toList()) {
      var meter = line.getKey().meter();
      var some = sum(line.getValue()).min(left.getOrDefault(meter, BigInteger.ZERO));
      if (some.signum() > 0) {
        spared.put(line.getKey(), some);
        left.merge(meter, some, BigInteger::subtract);
      }
    }
    return spared;
  }

  private static Line line(Key key, List<RatedUse> uses, BigInteger free, int digits) {
    var unitSeconds = sum(uses);
    var exact = Rating.amount(unitSeconds.subtract(free), key.meter(), key.unitPrice());
    var amount = exact.rounded(digits);
    return new Line(key, unitSeconds, free, exact, amount, perInstance(key, uses));
  }

  private static List<RatedUse> perInstance(Key key, List<RatedUse> uses) {
    var merged = new TreeMap<String, RatedUse>();
    for (var use : uses) {
      var its = new RatedUse(key, use.instanceId(), use.name(), use.unitSeconds());
      merged.merge(use.instanceId(), its, RatedUse::and);
    }
    return List.copyOf(merged.values());
  }

  private static BigInteger sum(List<RatedUse> uses) {
    return uses.stream().map(RatedUse::unitSeconds).reduce(BigInteger.ZERO, BigInteger::add);
  }

  public static BigDecimal total(List<Line> lines, int digits) {
    return lines.stream()
        .map(Line::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(digits);
  }
}
