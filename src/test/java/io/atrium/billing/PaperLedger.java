package io.atrium.billing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Bills on paper: whole seconds and whole trillionths, instance by instance and second by second as
 * far as anything changes. It shares nothing with the code under test but the rules.
 */
class PaperLedger {

  /** As many units of one meter as are held, by whom and for what. */
  private record Held(long units, String payer, boolean test) {}

  private record Told(long at, String payer, boolean test, long[] units) {}

  /** Prices in billionths for production and for tests, free units, and thousandths off. */
  record Prices(long[] work, long[] test, long[] free, Map<String, Integer> off) {}

  /** What makes a line; the dearest first, for that is free first. */
  record Key(int meter, long trillionths, boolean test, long pricesFrom, long list)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key o) {
      return Comparator.comparingInt(Key::meter)
          .thenComparing(Key::trillionths, Comparator.reverseOrder())
          .thenComparing(Key::test)
          .thenComparing(Key::pricesFrom)
          .thenComparing(Key::list)
          .compare(this, o);
    }
  }

  private static final BigInteger TRILLION = BigInteger.valueOf(1_000_000_000_000L);

  private final Map<String, TreeMap<Long, Told>> lives = new HashMap<>();
  private final TreeMap<Long, Prices> prices = new TreeMap<>();

  /** What was used, by who pays; worked out once when it is first asked for. */
  private final Map<String, List<long[]>> used = new HashMap<>();

  void price(long from, Prices list) {
    prices.put(from, list);
  }

  void told(String instance, long sequence, long at, String payer, boolean test, long... units) {
    used.clear();
    lives
        .computeIfAbsent(instance, _ -> new TreeMap<>())
        .put(sequence, new Told(at, payer, test, units));
  }

  /** How much of each line the payer used from one second to another. */
  TreeMap<Key, BigInteger> use(String payer, long from, long to) {
    if (used.isEmpty()) {
      lives.values().forEach(this::live);
    }
    var sums = new TreeMap<Key, BigInteger>();
    for (var row : used.getOrDefault(payer, List.of())) {
      var edges = new TreeSet<>(prices.subMap(from, to).keySet());
      Collections.addAll(edges, from, to);
      for (long begin : edges.headSet(to)) {
        var seconds = Math.min(row[1], edges.higher(begin)) - Math.max(row[0], begin);
        if (seconds > 0) {
          var amount = BigInteger.valueOf(row[2]).multiply(BigInteger.valueOf(seconds));
          sums.merge(key(payer, begin, (int) row[3], row[4] == 1), amount, BigInteger::add);
        }
      }
    }
    return sums;
  }

  /** The total in cents: each line is rounded once, half to even. */
  BigDecimal total(String payer, long from, long to) {
    var free = new ArrayList<BigInteger>();
    var list = prices.floorEntry(from).getValue();
    for (int meter = 0; meter < list.free().length; meter++) {
      free.add(BigInteger.valueOf(list.free()[meter]).multiply(perHour(meter)));
    }
    var cents = BigInteger.ZERO;
    for (var line : use(payer, from, to).entrySet()) {
      var meter = line.getKey().meter();
      var spared = line.getValue().min(free.get(meter));
      free.set(meter, free.get(meter).subtract(spared));
      cents = cents.add(cents(line.getKey(), line.getValue().subtract(spared)));
    }
    return new BigDecimal(cents, 2);
  }

  private static BigInteger cents(Key key, BigInteger charged) {
    var divisor = TRILLION.multiply(perHour(key.meter()));
    var hundredths =
        charged.multiply(BigInteger.valueOf(key.trillionths())).multiply(BigInteger.valueOf(100));
    var parts = hundredths.divideAndRemainder(divisor);
    var twice = parts[1].shiftLeft(1).compareTo(divisor);
    var up = twice > 0 || (twice == 0 && parts[0].testBit(0));
    return up ? parts[0].add(BigInteger.ONE) : parts[0];
  }

  private static BigInteger perHour(int meter) {
    return BigInteger.valueOf(meter == 1 || meter > 3 ? 3_600L * 1_024 : 3_600L);
  }

  private Key key(String payer, long begin, int meter, boolean test) {
    var held = prices.floorEntry(begin);
    var list = (test ? held.getValue().test() : held.getValue().work())[meter];
    var charged = list * (1_000 - held.getValue().off().getOrDefault(payer, 0));
    return new Key(meter, charged, test, held.getKey(), list);
  }

  private void live(TreeMap<Long, Told> facts) {
    for (int meter = 0; meter < 8; meter++) {
      var line = line(facts, meter);
      for (var held : line.entrySet()) {
        var end = line.higherKey(held.getKey());
        var to = end == null ? Long.MAX_VALUE : end;
        var what = held.getValue();
        used.computeIfAbsent(what.payer(), _ -> new ArrayList<>())
            .add(new long[] {held.getKey(), to, what.units(), meter, what.test() ? 1 : 0});
      }
    }
  }

  /** A fact holds from the latest second that was told of; what it says of before only lowers. */
  private static TreeMap<Long, Held> line(TreeMap<Long, Told> facts, int meter) {
    var line = new TreeMap<Long, Held>(Map.of(Long.MIN_VALUE, new Held(0, "", false)));
    var latest = Long.MIN_VALUE;
    for (var fact : facts.values()) {
      var units = fact.units()[meter];
      latest = Math.max(latest, fact.at());
      line.put(fact.at(), line.floorEntry(fact.at()).getValue());
      line.put(latest, line.floorEntry(latest).getValue());
      line.subMap(fact.at(), latest)
          .replaceAll(
              (_, held) -> new Held(Math.min(held.units(), units), held.payer(), held.test()));
      line.tailMap(latest).clear();
      line.put(latest, new Held(units, fact.payer(), fact.test()));
    }
    return line;
  }
}
