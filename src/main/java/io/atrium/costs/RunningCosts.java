package io.atrium.costs;

import io.atrium.instances.Billable;
import io.atrium.instances.InstanceCosts;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
import io.atrium.metering.UsageFilter;
import io.atrium.pricing.Periods;
import io.atrium.pricing.Plan;
import io.atrium.pricing.PlannedMonth;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.PriceVersion;
import io.atrium.pricing.Rates;
import io.atrium.pricing.Rates.Rated;
import io.atrium.pricing.rating.Exact;
import io.atrium.pricing.rating.PriceBasis;
import io.atrium.pricing.rating.Rating;
import io.atrium.pricing.rating.UnitPrice;
import java.math.BigInteger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What instances cost, for lists and cards: one query for all of them. */
@Service
class RunningCosts implements InstanceCosts {

  private static final BigInteger HOUR = BigInteger.valueOf(3_600);

  private static final int HOURLY_DIGITS = 6;

  private final Rates rates;

  private final PriceQueries prices;

  private final Periods periods;

  private final Institution institution;

  private final PlannedMonth planned;

  RunningCosts(
      Rates rates,
      PriceQueries prices,
      Periods periods,
      Institution institution,
      PlannedMonth planned) {
    this.rates = rates;
    this.prices = prices;
    this.periods = periods;
    this.institution = institution;
    this.planned = planned;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, Money> monthToDate(Collection<String> instanceIds) {
    var filter = UsageFilter.instances(Set.copyOf(instanceIds));
    var exact =
        rates.rate(filter, periods.span(periods.current()), true).stream()
            .collect(
                Collectors.groupingBy(
                    each -> String.valueOf(each.use().instanceId()),
                    Collectors.reducing(Exact.ZERO, Rated::cost, Exact::plus)));
    var costs = new HashMap<String, Money>();
    for (var id : instanceIds) {
      costs.put(id, money(exact.getOrDefault(id, Exact.ZERO), digits()));
    }
    return costs;
  }

  @Override
  public Money perHour(OneKind what) {
    return perHour(what, Billable.FULL);
  }

  @Override
  public Money perHourKept(OneKind what) {
    return perHour(what, Billable.STORAGE);
  }

  private Money perHour(OneKind what, Billable billable) {
    var version = prices.current();
    var sum = Exact.ZERO;
    for (var meter : Meter.ofMachines()) {
      var unitSeconds = HOUR.multiply(BigInteger.valueOf(meter.units(billable, what.size())));
      var price = version.price(meter, basis(what)).orElseThrow().charged();
      sum = sum.plus(Rating.amount(unitSeconds, meter, price));
    }
    return new Money(UnitPrice.normal(sum.rounded(HOURLY_DIGITS)), institution.currency());
  }

  private static PriceBasis basis(OneKind what) {
    return new PriceBasis(what.departmentId(), what.environment(), what.kind(), what.offeringId());
  }

  @Override
  public MonthCost nextMonth(OneKind what, int count) {
    var plan =
        new Plan(
            what.departmentId(),
            what.kind(),
            what.environment(),
            what.size(),
            what.offeringId(),
            count,
            null);
    var month = planned.next();
    var amount = planned.total(planned.lines(plan, month));
    var added = planned.added(plan, month, periods.span(month));
    return new MonthCost(month, amount, added, newPrices(month));
  }

  private @Nullable Instant newPrices(YearMonth month) {
    var now = prices.current().effectiveFrom();
    return prices.versions().stream()
        .map(PriceVersion::effectiveFrom)
        .filter(each -> each.isAfter(now) && each.isBefore(periods.span(month).end()))
        .findFirst()
        .orElse(null);
  }

  private Money money(Exact exact, int digits) {
    return new Money(exact.rounded(digits), institution.currency());
  }

  private int digits() {
    return institution.currency().getDefaultFractionDigits();
  }
}
