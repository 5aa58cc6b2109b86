package io.atrium.billing;

import io.atrium.instances.InstanceCosts;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.metering.Span;
import io.atrium.pricing.Periods;
import io.atrium.pricing.Plan;
import io.atrium.pricing.PlannedMonth;
import io.atrium.pricing.rating.Line;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells before an order what it will cost: plans are rated and rounded as bills are. */
@Service
public class Estimates {

  private final PlannedMonth planned;

  private final InstanceCosts costs;

  private final Periods periods;

  private final Institution institution;

  Estimates(PlannedMonth planned, InstanceCosts costs, Periods periods, Institution institution) {
    this.planned = planned;
    this.costs = costs;
    this.periods = periods;
    this.institution = institution;
  }

  public Estimate of(Plan plan) {
    var month = planned.next();
    var lines = planned.lines(plan, month);
    var added = planned.added(plan, month, periods.span(month));
    return new Estimate(
        perHour(plan), month, planned.total(lines), added, printed(lines), planned(plan));
  }

  private Money perHour(Plan plan) {
    var one =
        costs.perHour(
            new OneKind(
                plan.departmentId(),
                plan.kind(),
                plan.environment(),
                plan.size(),
                plan.offeringId()));
    return new Money(
        one.amount().multiply(BigDecimal.valueOf(plan.count())), institution.currency());
  }

  private Estimate.@Nullable Planned planned(Plan plan) {
    var span = plan.span();
    if (span == null) {
      return null;
    }
    var lines = new ArrayList<Line>();
    var added = Money.zero(institution.currency()).rounded();
    for (var month = periods.of(span.start()); touches(month, span); month = month.plusMonths(1)) {
      var within = periods.span(month).within(span);
      lines.addAll(planned.lines(plan, within));
      added = added.plus(planned.added(plan, month, within));
    }
    return new Estimate.Planned(
        span.start(), span.end(), planned.total(lines), added, printed(lines));
  }

  private boolean touches(YearMonth month, Span span) {
    return periods.span(month).from() < span.to();
  }

  private static List<BillLine> printed(List<Line> lines) {
    return Drafting.numbered(lines);
  }
}
