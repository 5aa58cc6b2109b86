package io.atrium.pricing.rating;

import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceVersion;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All versions of the prices. At every second exactly one of them holds. */
public record PriceBook(List<PriceVersion> versions) {

  public PriceBook {
    versions = versions.stream().sorted(Comparator.comparing(PriceVersion::effectiveFrom)).toList();
    if (versions.isEmpty()) {
      throw new IllegalStateException("There is no price version at all");
    }
  }

  /** The version that holds at the moment; before the first, the first. */
  public PriceVersion at(Instant moment) {
    var current = versions.getFirst();
    for (var each : versions) {
      if (!each.effectiveFrom().isAfter(moment)) {
        current = each;
      }
    }
    return current;
  }

  /** Everything that has a price in any version. What has none is on no bill. */
  public Set<Meter> meters() {
    return meters(versions.stream());
  }

  /** Everything that has a price in any of the versions. */
  public static Set<Meter> meters(Stream<PriceVersion> versions) {
    return versions
        .flatMap(each -> each.prices().stream())
        .map(Price::meter)
        .collect(Collectors.toSet());
  }

  /** Cuts the span at the very seconds at which prices change. The pieces are the span, no more. */
  public List<Priced> cut(Span span) {
    var pieces = new ArrayList<Priced>();
    var begin = span.from();
    for (var each : versions) {
      var edge = each.effectiveFrom().getEpochSecond();
      if (edge > begin && edge < span.to()) {
        pieces.add(priced(begin, edge));
        begin = edge;
      }
    }
    pieces.add(priced(begin, span.to()));
    return pieces;
  }

  /** What the department has free of each meter in the month that begins with the span. */
  public Map<Meter, BigInteger> free(String departmentId, Span month) {
    return at(month.start()).free(departmentId);
  }

  private Priced priced(long from, long to) {
    return new Priced(new Span(from, to), at(Instant.ofEpochSecond(from)));
  }

  /** A stretch of time within which prices do not change. */
  public record Priced(Span span, PriceVersion version) {}
}
