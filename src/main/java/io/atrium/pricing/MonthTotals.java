package io.atrium.pricing;

import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.pricing.Rates.Rated;
import io.atrium.pricing.rating.Line;
import io.atrium.pricing.rating.PriceBook;
import io.atrium.pricing.rating.RatedUse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What departments owe for a month, as their bills say it: what is free taken off, and each line
 * rounded once. Whoever only needs the total asks here.
 */
@Component
public class MonthTotals {

  private final Rates rates;

  private final PriceQueries prices;

  private final Institution institution;

  MonthTotals(Rates rates, PriceQueries prices, Institution institution) {
    this.rates = rates;
    this.prices = prices;
    this.institution = institution;
  }

  /** By department, as far as they used anything in the month. */
  public Map<String, Money> of(Set<String> departmentIds, Span month) {
    var filter = new UsageFilter(departmentIds, null);
    return of(prices.book(), month, rates.rate(filter, month, false));
  }

  /** The same for use that was rated already, by the terms of the book. */
  Map<String, Money> of(PriceBook book, Span month, Collection<Rated> rated) {
    return rated.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.use().departmentId(),
                Collectors.mapping(Rated::asUse, Collectors.toList())))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, each -> of(book, month, each.getKey(), each.getValue())));
  }

  /** What the bill of one department would say for the use. */
  public Money of(String departmentId, Span month, List<RatedUse> uses) {
    return of(prices.book(), month, departmentId, uses);
  }

  /** Whether anything is free for any of the departments in the month. */
  public boolean anythingFree(Set<String> departmentIds, Span month) {
    return departmentIds.stream().anyMatch(each -> !prices.book().free(each, month).isEmpty());
  }

  private Money of(PriceBook book, Span month, String departmentId, List<RatedUse> uses) {
    var digits = institution.currency().getDefaultFractionDigits();
    var lines = Line.of(uses, book.free(departmentId, month), digits);
    return new Money(Line.total(lines, digits), institution.currency());
  }
}
