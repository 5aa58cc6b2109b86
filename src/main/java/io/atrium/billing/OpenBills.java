package io.atrium.billing;

import io.atrium.kernel.Institution;
import io.atrium.metering.UsageFilter;
import io.atrium.pricing.Periods;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.Rates;
import io.atrium.pricing.Rates.Rated;
import io.atrium.pricing.rating.Line;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Bills of months that are not closed: added up whenever somebody looks, never stored. */
@Component
class OpenBills {

  private final Rates rates;

  private final PriceQueries prices;

  private final Periods periods;

  private final BillViews views;

  private final Institution institution;

  OpenBills(
      Rates rates, PriceQueries prices, Periods periods, BillViews views, Institution institution) {
    this.rates = rates;
    this.prices = prices;
    this.periods = periods;
    this.views = views;
    this.institution = institution;
  }

  /**
   * The bills of the departments. In the running month each has one, in a month before only who
   * used something.
   */
  List<Bill> of(Set<String> departmentIds, YearMonth period) {
    var rated = byDepartment(departmentIds, period, true);
    return having(departmentIds, rated, period)
        .map(each -> bill(each, period, rated.getOrDefault(each, List.of())))
        .sorted(Comparator.comparing(Bill::departmentCode))
        .toList();
  }

  /** The same without lines: the database adds up all instances of a department. */
  List<BillHead> heads(Set<String> departmentIds, YearMonth period) {
    var rated = byDepartment(departmentIds, period, false);
    return having(departmentIds, rated, period)
        .map(each ->
            views.openHead(each, period, lines(each, period, rated.getOrDefault(each, List.of()))))
        .toList();
  }

  private Stream<String> having(
      Set<String> departmentIds, Map<String, List<Rated>> rated, YearMonth period) {
    return departmentIds.stream()
        .filter(each -> rated.containsKey(each) || !period.isBefore(periods.current()));
  }

  private Bill bill(String departmentId, YearMonth period, List<Rated> rated) {
    var unproven = rated.stream().anyMatch(each -> each.use().unproven().signum() > 0);
    return views.open(departmentId, period, lines(departmentId, period, rated), unproven);
  }

  /** The lines with the shares of the instances, by department. */
  Map<String, List<Line>> lines(Set<String> departmentIds, YearMonth period) {
    return byDepartment(departmentIds, period, true).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, each -> lines(each.getKey(), period, each.getValue())));
  }

  private List<Line> lines(String departmentId, YearMonth period, List<Rated> rated) {
    var free = prices.book().free(departmentId, periods.span(period));
    return Line.of(rated.stream().map(Rated::asUse).toList(), free, digits());
  }

  private Map<String, List<Rated>> byDepartment(
      Set<String> departmentIds, YearMonth period, boolean perInstance) {
    var filter = new UsageFilter(departmentIds, null);
    return rates.rate(filter, periods.span(period), perInstance).stream()
        .collect(Collectors.groupingBy(each -> each.use().departmentId()));
  }

  private int digits() {
    return institution.currency().getDefaultFractionDigits();
  }
}
