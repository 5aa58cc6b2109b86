package io.atrium.billing;

import io.atrium.kernel.Institution;
import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.metering.UsageInterval;
import io.atrium.metering.UsageQueries;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.rating.Line;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Drafts the bill of a department from what is recorded at this moment. */
@Component
class Drafting {

  private final UsageQueries usage;

  private final PriceQueries prices;

  private final Institution institution;

  Drafting(UsageQueries usage, PriceQueries prices, Institution institution) {
    this.usage = usage;
    this.prices = prices;
    this.institution = institution;
  }

  Draft draft(String departmentId, Span span) {
    return Draft.of(departmentId, intervals(departmentId, span), prices.book(), span, digits());
  }

  List<UsageInterval> intervals(String departmentId, Span span) {
    var filter = UsageFilter.department(departmentId).with(prices.book().meters());
    return usage.intervals(filter, span);
  }

  /** The lines as they are printed: numbered from 1. */
  static List<BillLine> numbered(List<Line> lines) {
    return IntStream.range(0, lines.size())
        .mapToObj(i -> BillLine.of(i + 1, lines.get(i)))
        .toList();
  }

  int digits() {
    return institution.currency().getDefaultFractionDigits();
  }
}
