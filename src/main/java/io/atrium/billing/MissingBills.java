package io.atrium.billing;

import io.atrium.billing.store.IssuedBill;
import io.atrium.billing.store.IssuedBills;
import io.atrium.billing.store.Rechecks;
import io.atrium.metering.UsageQueries;
import io.atrium.pricing.Periods;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Finds closed months in which a department used something and has no bill for it: a chain that
 * lost its end is whole, and only what was used tells. What the closing has yet to do is no fault.
 */
@Component
class MissingBills {

  /** How long after its end a month may take to be closed for everybody. */
  private static final Duration CLOSING = Duration.ofHours(1);

  private final IssuedBills bills;

  private final Rechecks rechecks;

  private final UsageQueries usage;

  private final Periods periods;

  private final BillingSettings settings;

  private final Clock clock;

  MissingBills(
      IssuedBills bills,
      Rechecks rechecks,
      UsageQueries usage,
      Periods periods,
      BillingSettings settings,
      Clock clock) {
    this.bills = bills;
    this.rechecks = rechecks;
    this.usage = usage;
    this.periods = periods;
    this.settings = settings;
    this.clock = clock;
  }

  /** All of them, month by month, from the first use to the last month that was billed at all. */
  List<Missing> all() {
    var first = usage.firstUse().map(periods::of);
    var last = bills.lastPeriod();
    var missing = new ArrayList<Missing>();
    if (first.isPresent() && last.isPresent()) {
      for (var month = first.get(); !month.isAfter(last.get()); month = month.plusMonths(1)) {
        missing.addAll(in(month));
      }
    }
    return missing;
  }

  private List<Missing> in(YearMonth month) {
    var now = clock.instant();
    var span = periods.span(month);
    if (now.isBefore(span.end().plus(CLOSING).plus(settings.closeEvery()))) {
      return List.of();
    }
    var without = new TreeSet<>(usage.departmentsUsing(span));
    bills.headsOfPeriod(List.copyOf(without), month).stream()
        .map(IssuedBill::departmentId)
        .forEach(without::remove);
    return without.stream()
        .filter(each -> !isYetToCome(each, month, now))
        .map(each -> new Missing(each, code(each), month))
        .toList();
  }

  /** Whether the month waits for a proof, or for the next round because a late fact was noted. */
  private boolean isYetToCome(String departmentId, YearMonth month, Instant now) {
    var span = periods.span(month);
    return rechecks.any(departmentId, month)
        || (now.isBefore(span.end().plus(settings.waitForProof()))
            && usage.unproven(departmentId, span));
  }

  /** As its bills name it; by id where it has none. */
  private String code(String departmentId) {
    return bills.codeOf(departmentId).orElse(departmentId);
  }

  /** One that is missing. */
  record Missing(String departmentId, String departmentCode, YearMonth period) {

    String sentence() {
      return "%s has no bill for %s although it used something then."
          .formatted(departmentCode, period);
    }

    boolean isOf(String department) {
      return departmentCode.equalsIgnoreCase(department) || departmentId.equals(department);
    }
  }
}
