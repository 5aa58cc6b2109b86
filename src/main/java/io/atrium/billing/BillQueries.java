package io.atrium.billing;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.billing.store.IssuedBill;
import io.atrium.billing.store.IssuedBills;
import io.atrium.kernel.NotFound;
import io.atrium.metering.Span;
import io.atrium.metering.UsageQueries;
import io.atrium.pricing.Periods;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads bills. Heads see those of their part of the tree, operators and auditors see all. */
@Service
@Transactional(readOnly = true)
public class BillQueries {

  /** How many months back an id is looked for among bills that are not closed. */
  private static final int OPEN_MONTHS = 13;

  private final OpenBills open;

  private final IssuedBills issued;

  private final BillViews views;

  private final DepartmentQueries departments;

  private final Periods periods;

  private final UsageQueries usage;

  private final Clock clock;

  BillQueries(
      OpenBills open,
      IssuedBills issued,
      BillViews views,
      DepartmentQueries departments,
      Periods periods,
      UsageQueries usage,
      Clock clock) {
    this.open = open;
    this.issued = issued;
    this.views = views;
    this.departments = departments;
    this.periods = periods;
    this.usage = usage;
    this.clock = clock;
  }

  /** The month that runs now, in the institution's zone. */
  public YearMonth currentPeriod() {
    return periods.current();
  }

  /** Refuses a month that lies in the future: nothing can be known of it yet. */
  public void requireBegun(YearMonth month) {
    periods.requireBegun(month);
  }

  /** The month in which anybody first used anything: before it there is nothing to look for. */
  public YearMonth firstPeriod() {
    return usage.firstUse().map(periods::of).orElseGet(periods::current);
  }

  /** The valid bills of a month that the actor may see, by the codes of the departments. */
  public List<Bill> bills(Actor actor, YearMonth period) {
    var seen = departments(actor);
    if (seen.isEmpty()) {
      actor.require(Permission.VIEW_BILLS);
    }
    var bills = new ArrayList<Bill>();
    for (var each : issued.ofPeriod(seen, period)) {
      bills.add(views.issued(each, BillStatus.ISSUED));
      seen.remove(each.departmentId());
    }
    if (!period.isAfter(periods.current())) {
      bills.addAll(open.of(seen, period));
    }
    bills.sort(Comparator.comparing(Bill::departmentCode));
    return bills;
  }

  /** The same for lists, as fast as the database adds up. */
  public List<BillHead> heads(Actor actor, YearMonth period) {
    var seen = departments(actor);
    if (seen.isEmpty()) {
      actor.require(Permission.VIEW_BILLS);
    }
    var heads = new ArrayList<BillHead>();
    for (var each : issued.headsOfPeriod(seen, period)) {
      heads.add(views.issuedHead(each));
      seen.remove(each.departmentId());
    }
    if (!period.isAfter(periods.current())) {
      heads.addAll(open.heads(seen, period));
    }
    heads.sort(Comparator.comparing(BillHead::departmentCode));
    return heads;
  }

  /** Whether the actor sees more than one bill of the month; mostly known without making them. */
  public boolean several(Actor actor, YearMonth period) {
    var seen = departments(actor);
    return switch (Integer.signum(period.compareTo(periods.current()))) {
      case 0 -> seen.size() > 1;
      case 1 -> false;
      default -> issued.count(seen, period) > 1 || heads(actor, period).size() > 1;
    };
  }

  public Bill bill(Actor actor, String id) {
    return issued
        .find(id)
        .map(found -> seen(actor, found))
        .or(() -> openBill(actor, id))
        .orElseThrow(() -> new NotFound("bill"));
  }

  /** What the departments owe for the running month so far. Every member may see the sums. */
  public List<BillHead> soFar(Actor actor, Collection<String> departmentIds) {
    departmentIds.forEach(each -> departments.department(actor, each));
    return open.heads(Set.copyOf(departmentIds), periods.current()).stream()
        .sorted(Comparator.comparing(BillHead::departmentCode))
        .toList();
  }

  /** The whole bills of the running month, for whoever may see them. */
  public List<Bill> wholeSoFar(Actor actor, Collection<String> departmentIds) {
    departmentIds.forEach(each -> departments.department(actor, each));
    return open.of(Set.copyOf(departmentIds), periods.current());
  }

  /** How far the bill has counted; empty where it is closed, and so holds its whole month. */
  public Optional<Counted> counted(Bill bill) {
    return Optional.ofNullable(counted(List.of(bill)).get(bill.id()));
  }

  /** The same for many bills, by their ids; it asks once for each month of which some are open. */
  public Map<String, Counted> counted(Collection<Bill> bills) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var found = new HashMap<String, Counted>();
    bills.stream()
        .filter(each -> each.status() == BillStatus.OPEN)
        .collect(Collectors.groupingBy(each -> Span.between(each.from(), each.to())))
        .forEach((span, open) -> {
          var ids = open.stream().map(Bill::departmentId).collect(Collectors.toSet());
          var proven = usage.provenUntil(ids, span);
          open.forEach(
              each -> found.put(each.id(), counted(each, proven.get(each.departmentId()), now)));
        });
    return found;
  }

  private static Counted counted(Bill bill, @Nullable Instant proven, Instant now) {
    var until = Collections.min(List.of(bill.to(), Objects.requireNonNullElse(proven, now)));
    return new Counted(until, proven != null, proven != null && proven.isBefore(now));
  }

  private Bill seen(Actor actor, IssuedBill bill) {
    actor.require(Permission.VIEW_BILLS, bill.departmentId(), "bill");
    var latest = issued.latest(bill.departmentId(), bill.period()).orElseThrow();
    return views.issued(
        bill, latest.revision() == bill.revision() ? BillStatus.ISSUED : BillStatus.REPLACED);
  }

  /** An open bill is not stored: its id says by being equal what it is of. */
  private Optional<Bill> openBill(Actor actor, String id) {
    for (var department : departments.visible(actor)) {
      for (int back = 0; back < OPEN_MONTHS; back++) {
        var period = periods.current().minusMonths(back);
        if (BillIds.of(department.id(), period, 1).equals(id)) {
          actor.require(Permission.VIEW_BILLS, department.id(), "bill");
          return open.of(Set.of(department.id()), period).stream().findFirst();
        }
      }
    }
    return Optional.empty();
  }

  private TreeSet<String> departments(Actor actor) {
    return departments.visible(actor).stream()
        .map(Department::id)
        .filter(each -> actor.may(Permission.VIEW_BILLS, each))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
