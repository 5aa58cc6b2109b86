package io.atrium.billing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Bills on paper: whole seconds and whole billionths, walked through from one event to the next. It
 * shares nothing with the code under test but the rules.
 */
class PaperLedger {

  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

  private final List<Run> runs = new ArrayList<>();

  /** Price of a unit and hour in billionths, by meter, from a second on. */
  private final TreeMap<Long, long[]> prices = new TreeMap<>();

  /** One instance had these units of vCPU, MiB, GiB and addresses from one second to another. */
  record Run(long from, long to, long[] units) {}

  void ran(long from, long to, long... units) {
    runs.add(new Run(from, to, units));
  }

  void price(long from, long... billionths) {
    prices.put(from, billionths);
  }

  /** The total in cents: each meter under each price is rounded once, half to even. */
  BigDecimal total(long monthFrom, long monthTo) {
    var edges = new TreeSet<Long>(prices.keySet());
    edges.add(monthFrom);
    edges.add(monthTo);
    runs.forEach(run -> edges.addAll(List.of(run.from(), run.to())));
    var sums = new TreeMap<String, BigInteger>();
    Long last = null;
    for (var edge : edges) {
      if (last != null && last >= monthFrom && edge <= monthTo) {
        addUp(last, edge, sums);
      }
      last = edge;
    }
    var cents =
        sums.entrySet().stream().map(each -> cents(each.getKey(), each.getValue())).toList();
    return new BigDecimal(cents.stream().reduce(BigInteger.ZERO, BigInteger::add), 2);
  }

  private void addUp(long from, long to, TreeMap<String, BigInteger> sums) {
    var price = prices.floorEntry(from);
    for (var run : runs) {
      if (run.from() <= from && to <= run.to()) {
        for (int meter = 0; meter < run.units().length; meter++) {
          var amount =
              BigInteger.valueOf(to - from)
                  .multiply(BigInteger.valueOf(run.units()[meter]))
                  .multiply(BigInteger.valueOf(price.getValue()[meter]));
          sums.merge(price.getKey() + " " + meter, amount, BigInteger::add);
        }
      }
    }
  }

  private static BigInteger cents(String key, BigInteger billionthSeconds) {
    var perHour = key.endsWith(" 1") ? 3_600L * 1_024 : 3_600L;
    var divisor = BILLION.multiply(BigInteger.valueOf(perHour));
    var parts = billionthSeconds.multiply(BigInteger.valueOf(100)).divideAndRemainder(divisor);
    var twice = parts[1].shiftLeft(1).compareTo(divisor);
    var up = twice > 0 || (twice == 0 && parts[0].testBit(0));
    return up ? parts[0].add(BigInteger.ONE) : parts[0];
  }
}
