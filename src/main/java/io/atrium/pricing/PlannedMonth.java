package io.atrium.pricing;

import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.pricing.Rates.Rated;
import io.atrium.pricing.rating.Line;
import io.atrium.pricing.rating.RatedUse;
import io.atrium.pricing.rating.RatedUse.Key;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Rates what was only planned, as if it had run all the time: the same rating, the same rounding.
 */
@Component
public class PlannedMonth {

  private final PriceQueries prices;

  private final Rates rates;

  private final Periods periods;

  private final Institution institution;

  PlannedMonth(PriceQueries prices, Rates rates, Periods periods, Institution institution) {
    this.prices = prices;
    this.rates = rates;
    this.periods = periods;
    this.institution = institution;
  }

  /** The month that is told when nobody says how long something shall run: the next whole one. */
  public YearMonth next() {
    return periods.current().plusMonths(1);
  }

  public List<Line> lines(Plan plan, YearMonth month) {
    return lines(plan, periods.span(month));
  }

  /**
   * The lines of one bill, as if everything ran within the span. Allowances are left out: they are
   * the department's, and what is left of them depends on what else runs; see {@link #added}.
   */
  public List<Line> lines(Plan plan, Span span) {
    return Line.of(uses(plan, span), Map.of(), digits());
  }

  /**
   * By how much the department's bill of the month grows: by less than the lines where something is
   * free, and if everything else there goes on as it is now.
   */
  public Money added(Plan plan, YearMonth month, Span within) {
    var planned = uses(plan, within);
    var payer = plan.departmentId();
    var free =
        payer == null
            ? Map.<Meter, BigInteger>of()
            : prices.book().free(payer, periods.span(month));
    if (payer == null || free.isEmpty()) {
      return total(Line.of(planned, Map.of(), digits()));
    }
    var others =
        rates.rateLasting(UsageFilter.department(payer), periods.span(month)).stream()
            .map(Rated::asUse)
            .toList();
    var together = Stream.concat(others.stream(), planned.stream()).toList();
    return total(Line.of(together, free, digits())).minus(total(Line.of(others, free, digits())));
  }

  /** What it would use if everything ran within the span. */
  public List<RatedUse> uses(Plan plan, Span span) {
    var uses = new ArrayList<RatedUse>();
    for (var piece : prices.book().cut(span)) {
      for (var meter : Meter.ofMachines()) {
        var key = Key.of(meter, plan.basis(), piece.version()).orElseThrow();
        var units = BigInteger.valueOf(meter.unitsWhenRunning(plan.size()));
        var unitSeconds = units.multiply(BigInteger.valueOf(piece.span().seconds()));
        for (int i = 0; i < plan.count(); i++) {
          uses.add(new RatedUse(key, "planned-" + i, "", unitSeconds));
        }
      }
    }
    return uses;
  }

  public Money total(List<Line> lines) {
    return new Money(Line.total(lines, digits()), institution.currency());
  }

  private int digits() {
    return institution.currency().getDefaultFractionDigits();
  }
}
