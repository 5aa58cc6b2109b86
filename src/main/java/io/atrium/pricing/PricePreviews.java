package io.atrium.pricing;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.metering.UsageQueries;
import io.atrium.pricing.rating.PriceBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what new prices would do before anybody sets them: a known month is rated once more. */
@Service
public class PricePreviews {

  private final PriceCommands commands;
  private final PriceQueries prices;
  private final Rates rates;
  private final MonthTotals totals;
  private final UsageQueries usage;
  private final DepartmentQueries departments;
  private final Periods periods;
  private final Institution institution;

  PricePreviews(
      PriceCommands commands,
      PriceQueries prices,
      Rates rates,
      MonthTotals totals,
      UsageQueries usage,
      DepartmentQueries departments,
      Periods periods,
      Institution institution) {
    this.commands = commands;
    this.prices = prices;
    this.rates = rates;
    this.totals = totals;
    this.usage = usage;
    this.departments = departments;
    this.periods = periods;
    this.institution = institution;
  }

  /** Rates every department's month as if the wanted prices had held all the time. */
  @Transactional(readOnly = true)
  public PricePreview preview(Actor actor, NewPrices wanted, Faults faults) {
    var version = commands.tried(actor, wanted, faults);
    var always =
        new PriceBook(
            List.of(
                new PriceVersion(
                    version.id(),
                    Instant.EPOCH,
                    version.label(),
                    version.madeBy(),
                    version.prices(),
                    version.allowances(),
                    version.discounts())));
    var last = periods.current().minusMonths(1);
    var month = usage.departmentsUsing(periods.span(last)).isEmpty() ? last.plusMonths(1) : last;
    var span = periods.span(month);
    var before = totals(prices.book(), span);
    var after = totals(always, span);
    var rows =
        usage.departmentsUsing(span).stream()
            .map(each -> row(each, before, after))
            .sorted(Comparator.comparing(PricePreview.Row::name))
            .toList();
    return new PricePreview(month, rows);
  }

  private PricePreview.Row row(
      String departmentId, Map<String, Money> before, Map<String, Money> after) {
    var nothing = Money.zero(institution.currency());
    return new PricePreview.Row(
        departmentId,
        departments.department(departmentId).name(),
        before.getOrDefault(departmentId, nothing),
        after.getOrDefault(departmentId, nothing));
  }

  private Map<String, Money> totals(PriceBook book, Span span) {
    return totals.of(book, span, rates.rate(book, UsageFilter.everything(), span, false));
  }
}
