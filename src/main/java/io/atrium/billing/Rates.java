package io.atrium.billing;

import io.atrium.billing.rating.Exact;
import io.atrium.billing.rating.PriceBasis;
import io.atrium.billing.rating.PriceBook;
import io.atrium.billing.rating.PriceBook.Priced;
import io.atrium.billing.rating.RatedUse;
import io.atrium.billing.rating.RatedUse.Key;
import io.atrium.billing.rating.Rating;
import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.metering.UsageQueries;
import io.atrium.metering.Use;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Sums of use with their prices, for pages and lists that need no evidence: the database adds up.
 */
@Component
class Rates {

  private final UsageQueries usage;

  private final PriceQueries prices;

  Rates(UsageQueries usage, PriceQueries prices) {
    this.usage = usage;
    this.prices = prices;
  }

  /** What was used within the span, cut where prices change. */
  List<Rated> rate(UsageFilter filter, Span span, boolean perInstance) {
    return rate(prices.book(), filter, span, perInstance);
  }

  /** What will have been used within the span if whatever is open goes on until its end. */
  List<Rated> rateLasting(UsageFilter filter, Span span) {
    var pieces = prices.book().cut(span);
    var spans = pieces.stream().map(Priced::span).toList();
    return rated(usage.sumLasting(priced(filter, pieces), spans), pieces);
  }

  /** The same by other prices than those that held. */
  List<Rated> rate(PriceBook book, UsageFilter filter, Span span, boolean perInstance) {
    return rate(filter, book.cut(span), perInstance);
  }

  List<Rated> rate(UsageFilter filter, List<Priced> pieces, boolean perInstance) {
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
  record Rated(Use use, Key key) {

    Exact cost() {
      return Rating.amount(use.unitSeconds(), key.meter(), key.unitPrice());
    }

    RatedUse asUse() {
      return new RatedUse(
          key,
          Objects.requireNonNullElse(use.instanceId(), ""),
          Objects.requireNonNullElse(use.name(), ""),
          use.unitSeconds());
    }
  }
}
