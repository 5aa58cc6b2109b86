package io.atrium.billing;

import io.atrium.billing.store.IssuedBill;
import io.atrium.billing.store.IssuedBills;
import io.atrium.billing.store.Rechecks;
import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.metering.UsageQueries;
import io.atrium.metering.Use;
import io.atrium.pricing.Periods;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Closes the months that are over, and corrects closed ones that late facts have changed. It may be
 * killed anywhere, run twice, run in parallel or run days late: the outcome is the same.
 */
@Service
public class BillCloser {

  private static final Logger LOG = LoggerFactory.getLogger(BillCloser.class);

  private final Closing closing;

  private final IssuedBills issued;

  private final Rechecks rechecks;

  private final UsageQueries usage;

  private final Periods periods;

  private final BillingSettings settings;

  private final Clock clock;

  /** What was used, by the bills that leave out some of it. */
  private final Map<String, Set<Use>> leftOut = new ConcurrentHashMap<>();

  BillCloser(
      Closing closing,
      IssuedBills issued,
      Rechecks rechecks,
      UsageQueries usage,
      Periods periods,
      BillingSettings settings,
      Clock clock) {
    this.closing = closing;
    this.issued = issued;
    this.rechecks = rechecks;
    this.usage = usage;
    this.periods = periods;
    this.settings = settings;
    this.clock = clock;
  }

  /** Closes and corrects whatever is due now. Each bill is a transaction of its own. */
  public void closeDue() {
    rechecks.all().stream()
        .filter(each -> close(each.departmentId(), each.period()))
        .forEach(rechecks::done);
    var unproven = issued.unproven();
    leftOut.keySet().retainAll(unproven.stream().map(IssuedBill::id).toList());
    unproven.stream().filter(this::usedOtherwise).forEach(this::closeAgain);
    firstMonth().ifPresent(this::closeFrom);
  }

  /**
   * Whether more or less of what the bill leaves out is proven than at the last look. A proof is no
   * fact that could be noted, and to add up is much less work than to draft the bill again.
   */
  private boolean usedOtherwise(IssuedBill bill) {
    var filter = UsageFilter.department(bill.departmentId());
    var used = Set.copyOf(usage.sum(filter, List.of(span(bill)), false));
    return !used.equals(leftOut.put(bill.id(), used));
  }

  private void closeAgain(IssuedBill bill) {
    var closed = false;
    try {
      closed = close(bill.departmentId(), bill.period());
    } finally {
      if (!closed) {
        leftOut.remove(bill.id());
      }
    }
  }

  private void closeFrom(YearMonth first) {
    for (var month = first; month.isBefore(periods.current()); month = month.plusMonths(1)) {
      var open = new TreeSet<>(usage.departmentsUsing(periods.span(month)));
      open.removeAll(closed(open, month));
      for (var department : open) {
        close(department, month);
      }
    }
  }

  private HashSet<String> closed(TreeSet<String> departments, YearMonth month) {
    var closed = new HashSet<String>();
    issued.headsOfPeriod(departments, month).forEach(each -> closed.add(each.departmentId()));
    return closed;
  }

  /**
   * A month before whatever was billed last, and at least two months back: what waited for proof
   * may still be open there. Facts that come for earlier months were noted.
   */
  private Optional<YearMonth> firstMonth() {
    var recent = periods.current().minusMonths(2);
    return issued
        .lastPeriod()
        .map(last -> last.minusMonths(1))
        .map(last -> last.isBefore(recent) ? last : recent)
        .or(() -> usage.firstUse().map(periods::of));
  }

  /** Answers whether nothing is left to do; false when the month waits for a proof. */
  private boolean close(String departmentId, YearMonth period) {
    var before = issued.latest(departmentId, period);
    var span = before.map(BillCloser::span).orElseGet(() -> periods.span(period));
    var now = clock.instant();
    var unproven = usage.unproven(departmentId, span);
    var waits = unproven && now.isBefore(span.end().plus(settings.waitForProof()));
    if (waits && before.isEmpty()) {
      LOG.info("{} of {} waits for a host that cannot be seen", period, departmentId);
      return false;
    }
    try {
      closing.close(departmentId, period, span, unproven, now).ifPresent(this::tell);
      return true;
    } catch (DuplicateKeyException _) {
      LOG.info("{} of {} was closed by another replica", period, departmentId);
    } catch (IllegalStateException broken) {
      // One department's defect must not keep the others from their bills.
      LOG.error("{} of {} cannot be closed", period, departmentId, broken);
    }
    return false;
  }

  /** A correction is about the very seconds that were billed, whatever a month is today. */
  private static Span span(IssuedBill bill) {
    return Span.between(bill.from(), bill.to());
  }

  private void tell(IssuedBill bill) {
    LOG.info(
        "Issued {} of {}, revision {}: {} {}",
        bill.period(),
        bill.departmentCode(),
        bill.revision(),
        bill.total(),
        bill.currency());
  }
}
