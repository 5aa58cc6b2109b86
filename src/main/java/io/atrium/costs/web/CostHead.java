package io.atrium.costs.web;

import io.atrium.costs.CostPeriod;
import io.atrium.metering.UsageQueries;
import io.atrium.pricing.Periods;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands above each page of costs: the period, and the ways to what lies around it. */
@Component
class CostHead {

  private final UsageQueries usage;

  private final Periods periods;

  CostHead(UsageQueries usage, Periods periods) {
    this.usage = usage;
    this.periods = periods;
  }

  /** What was asked for; the running month where nothing was. */
  CostPeriod period(@Nullable String text) {
    return text == null ? CostPeriod.ofMonth(periods.current()) : CostPeriod.of(text);
  }

  /** Nothing of the future, and nothing before any use. */
  void add(CostLinks links, Model model) {
    var period = links.period();
    var before = period.before();
    var after = period.after();
    var earliest = before.year() ? before.month().plusMonths(11) : before.month();
    model.addAttribute("period", period);
    model.addAttribute("when", CostChart.title(period));
    model.addAttribute("links", links);
    model.addAttribute("earlier", earliest.isBefore(first()) ? null : before);
    model.addAttribute("later", after.month().isAfter(periods.current()) ? null : after);
    model.addAttribute("earlierTitle", CostChart.title(before));
    model.addAttribute("laterTitle", CostChart.title(after));
    model.addAttribute("asMonth", CostPeriod.ofMonth(month(period)));
  }

  private YearMonth first() {
    return usage.firstUse().map(periods::of).orElseGet(periods::current);
  }

  /** A month of the year to look at closer: the running one, or the last. */
  private YearMonth month(CostPeriod period) {
    if (!period.year()) {
      return period.month();
    }
    var last = period.month().plusMonths(11);
    var now = periods.current();
    return last.isAfter(now) ? now : last;
  }
}
