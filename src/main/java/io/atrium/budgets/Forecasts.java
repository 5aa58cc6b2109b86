package io.atrium.budgets;

import io.atrium.kernel.Money;
import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.metering.Use;
import io.atrium.pricing.MonthTotals;
import io.atrium.pricing.Periods;
import io.atrium.pricing.Plan;
import io.atrium.pricing.PlannedMonth;
import io.atrium.pricing.Rates;
import io.atrium.pricing.Rates.Rated;
import io.atrium.pricing.rating.RatedUse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Tells what the running month has cost, and what it will have cost at its end if nothing changes:
 * whatever is open goes on until then, at the prices that hold then. Rated and rounded by the code
 * that bills, so if nothing does change, the bill says the same.
 */
@Component
class Forecasts {

  private final Rates rates;

  private final MonthTotals totals;

  private final Periods periods;

  private final PlannedMonth plans;

  private final Clock clock;

  Forecasts(Rates rates, MonthTotals totals, Periods periods, PlannedMonth plans, Clock clock) {
    this.rates = rates;
    this.totals = totals;
    this.periods = periods;
    this.plans = plans;
    this.clock = clock;
  }

  /** What each department's own bill of the month says now. */
  Map<String, Money> spent(Set<String> departmentIds) {
    var month = periods.span(periods.current());
    return totals(departmentIds, month, rates.rate(filter(departmentIds), month, false), List.of());
  }

  /**
   * What each department's own bill of the month will say at its end.
   *
   * @param planned what shall run from now on besides what is open; each names who pays
   */
  Map<String, Money> atMonthsEnd(Set<String> departmentIds, List<Plan> planned) {
    var month = periods.span(periods.current());
    return totals(departmentIds, month, rates.rateLasting(filter(departmentIds), month), planned);
  }

  /** Whatever has a share in each department's own bill of the month so far. */
  Map<String, Set<String>> machines(Set<String> departmentIds) {
    var month = periods.span(periods.current());
    return rates.rate(filter(departmentIds), month, true).stream()
        .map(Rated::use)
        .filter(each -> each.instanceId() != null)
        .collect(
            Collectors.groupingBy(
                Use::departmentId,
                Collectors.mapping(
                    each -> Objects.requireNonNull(each.instanceId()), Collectors.toSet())));
  }

  private static UsageFilter filter(Set<String> departmentIds) {
    return new UsageFilter(departmentIds, null);
  }

  private Map<String, Money> totals(
      Set<String> departmentIds, Span month, List<Rated> rated, List<Plan> planned) {
    var uses = new HashMap<String, List<RatedUse>>();
    rated.forEach(each -> of(uses, each.use().departmentId()).add(each.asUse()));
    var rest = new Span(clock.instant().getEpochSecond(), month.to());
    for (var plan : planned) {
      if (plan.departmentId() != null) {
        of(uses, plan.departmentId()).addAll(plans.uses(plan, rest));
      }
    }
    return departmentIds.stream()
        .collect(
            Collectors.toMap(Function.identity(), each -> totals.of(each, month, of(uses, each))));
  }

  private static List<RatedUse> of(Map<String, List<RatedUse>> uses, String departmentId) {
    return uses.computeIfAbsent(departmentId, _ -> new ArrayList<>());
  }
}
