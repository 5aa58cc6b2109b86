package io.atrium.pricing;

import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.metering.UsageQueries;
import io.atrium.metering.Use;
import io.atrium.pricing.rating.Exact;
import io.atrium.pricing.rating.PriceBasis;
import io.atrium.pricing.rating.PriceBook;
import io.atrium.pricing.rating.PriceBook.Priced;
import io.atrium.pricing.rating.RatedUse;
import io.atrium.pricing.rating.RatedUse.Key;
import io.atrium.pricing.rating.Rating;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Sums of use with their prices, for pages and lists that need no evidence: the database adds up.
 */
@Component
public class Rates {

  private final UsageQueries usage;

  private final PriceQueries prices;

  Rates(UsageQueries usage, PriceQueries prices) {
    this.usage = usage;
    this.prices = prices;
  }

  /** What was used within the span, cut where prices change. */
  public List<Rated> rate(UsageFilter filter, Span span, boolean perInstance) {
    return rate(prices.book(), filter, span, perInstance);
  }

  /** What will have been used within the span if whatever is open goes on until its end. */
  public List<Rated> rateLasting(UsageFilter filter, Span span) {
    var pieces = prices.book().cut(span);
    var spans = pieces.stream().map(Priced::span).toList();
    return rated(usage.sumLasting(priced(filter, pieces), spans), pieces);
  }

  /** The same by other prices than those that held. */
  public List<Rated> rate(PriceBook book, UsageFilter filter, Span span, boolean perInstance) {
    return rate(filter, book.cut(span), perInstance);
  }

  public List<Rated> rate(UsageFilter filter, List<Priced> pieces, boolean perInstance) {
    var spans = pieces.stream().map(Priced::span).toList();
    return rated(usage.sum(priced(filter, pieces), spans, perInstance), pieces);
  }

  private static UsageFilter priced(UsageFilter filter, List<Priced> pieces) {
    return filter.with(PriceBook.meters(pieces.stream().map(Priced::version)));
  }

  private static List<Rated> rated(List<Use> sums, List<Priced> pieces) {
    return sums.stream().flatMap(each -> rated(each, pieces.get(each.span())).stream()).toList();
  }

  private static Optional<Rated> rated(Use use, Priced piece) {
    return Key.of(use.meter(), PriceBasis.of(use), piece.version()).map(key -> new Rated(use, key));
  }

  /** A sum of use and its price. */
  public record Rated(Use use, Key key) {

    public Exact cost() {
      return Rating.amount(use.unitSeconds(), key.meter(), key.unitPrice());
    }

    public RatedUse asUse() {
      return new RatedUse(
          key,
          Objects.requireNonNullElse(use.instanceId(), ""),
          Objects.requireNonNullElse(use.name(), ""),
          use.unitSeconds());
    }
  }
}
