package io.atrium.billing;

import io.atrium.billing.Rates.Rated;
import io.atrium.billing.rating.Line;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.metering.UsageFilter;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Bills of months that are not closed: added up whenever somebody looks, never stored. */
@Component
class OpenBills {

  private final Rates rates;

  private final Periods periods;

  private final BillViews views;

  private final Institution institution;

  OpenBills(Rates rates, Periods periods, BillViews views, Institution institution) {
    this.rates = rates;
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
    return departmentIds.stream()
        .filter(each -> rated.containsKey(each) || !period.isBefore(periods.current()))
        .map(each -> bill(each, period, rated.getOrDefault(each, List.of())))
        .sorted(Comparator.comparing(Bill::departmentCode))
        .toList();
  }

  private Bill bill(String departmentId, YearMonth period, List<Rated> rated) {
    var unproven = rated.stream().anyMatch(each -> each.use().unproven().signum() > 0);
    return views.open(departmentId, period, lines(rated), unproven);
  }

  /** The lines of a department with the shares of its instances. */
  List<Line> lines(String departmentId, YearMonth period) {
    return lines(
        byDepartment(Set.of(departmentId), period, true).getOrDefault(departmentId, List.of()));
  }

  /** The total of the running month so far, without the lines. */
  Money soFar(String departmentId) {
    var rated =
        byDepartment(Set.of(departmentId), periods.current(), false)
            .getOrDefault(departmentId, List.of());
    return new Money(Line.total(lines(rated), digits()), institution.currency());
  }

  private List<Line> lines(List<Rated> rated) {
    return Line.of(rated.stream().map(Rated::asUse).toList(), digits());
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
