package io.atrium.billing;

import io.atrium.billing.rating.Line;
import io.atrium.billing.rating.RatedUse;
import io.atrium.billing.rating.RatedUse.Key;
import io.atrium.instances.InstanceCosts;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells before an order what it will cost: plans are rated and rounded as bills are. */
@Service
public class Estimates {

  private final PriceQueries prices;

  private final InstanceCosts costs;

  private final Periods periods;

  private final Institution institution;

  Estimates(PriceQueries prices, InstanceCosts costs, Periods periods, Institution institution) {
    this.prices = prices;
    this.costs = costs;
    this.periods = periods;
    this.institution = institution;
  }

  public Estimate of(Plan plan) {
    var month = periods.current().plusMonths(1);
    var lines = lines(plan, periods.span(month));
    return new Estimate(perHour(plan), month, total(lines), printed(lines), planned(plan));
  }

  private Money perHour(Plan plan) {
    var one = costs.perHour(plan.kind(), plan.environment(), plan.size(), plan.offeringId());
    return new Money(
        one.amount().multiply(BigDecimal.valueOf(plan.count())), institution.currency());
  }

  private Estimate.@Nullable Planned planned(Plan plan) {
    var span = plan.span();
    if (span == null) {
      return null;
    }
    var lines = new ArrayList<Line>();
    for (var month = periods.of(span.start()); touches(month, span); month = month.plusMonths(1)) {
      lines.addAll(lines(plan, periods.span(month).within(span)));
    }
    return new Estimate.Planned(span.start(), span.end(), total(lines), printed(lines));
  }

  private boolean touches(YearMonth month, Span span) {
    return periods.span(month).from() < span.to();
  }

  /** The lines of one bill, as if everything ran within the span. */
  private List<Line> lines(Plan plan, Span span) {
    var uses = new ArrayList<RatedUse>();
    for (var piece : prices.book().cut(span)) {
      for (var meter : Meter.values()) {
        var key =
            Key.of(meter, plan.environment(), plan.kind(), plan.offeringId(), piece.version());
        var units = BigInteger.valueOf(meter.unitsWhenRunning(plan.size()));
        var unitSeconds = units.multiply(BigInteger.valueOf(piece.span().seconds()));
        for (int i = 0; i < plan.count(); i++) {
          uses.add(new RatedUse(key, "planned-" + i, "", unitSeconds));
        }
      }
    }
    return Line.of(uses, digits());
  }

  private Money total(List<Line> lines) {
    return new Money(Line.total(lines, digits()), institution.currency());
  }

  private static List<BillLine> printed(List<Line> lines) {
    return Drafting.numbered(lines);
  }

  private int digits() {
    return institution.currency().getDefaultFractionDigits();
  }
}
