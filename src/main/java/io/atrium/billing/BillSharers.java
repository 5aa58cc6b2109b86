package io.atrium.billing;

import io.atrium.billing.store.BillLines;
import io.atrium.billing.store.BillLines.Shared;
import io.atrium.pricing.rating.Line;
import io.atrium.pricing.rating.RatedUse;
import io.atrium.pricing.rating.RatedUse.Key;
import io.atrium.pricing.rating.Share;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what share instances have in each line of bills, open or issued. */
@Service
@Transactional(readOnly = true)
public class BillSharers {

  private final OpenBills open;

  private final BillLines stored;

  BillSharers(OpenBills open, BillLines stored) {
    this.open = open;
    this.stored = stored;
  }

  /**
   * The shares by the bill's id and the number of the line. It asks once for all that are issued,
   * and once for each month of which there are open ones.
   */
  public Map<String, Map<Integer, List<Share>>> of(Collection<Bill> bills) {
    var found = new HashMap<String, Map<Integer, List<Share>>>();
    var issued = bills.stream().filter(each -> each.status() != BillStatus.OPEN).toList();
    var use = stored.shared(issued.stream().map(Bill::id).toList());
    issued.forEach(each -> found.put(each.id(), ofIssued(each, use)));
    bills.stream()
        .filter(each -> each.status() == BillStatus.OPEN)
        .collect(Collectors.groupingBy(Bill::period))
        .forEach((period, ofMonth) -> addOpen(period, ofMonth, found));
    return found;
  }

  private static Map<Integer, List<Share>> ofIssued(Bill bill, List<Shared> use) {
    var found = new HashMap<Integer, List<Share>>();
    for (var line : bill.lines()) {
      var key = key(bill, line);
      var parts =
          use.stream()
              .filter(each -> each.billId().equals(bill.id()) && each.n() == line.n())
              .map(each -> new RatedUse(key, each.instanceId(), each.name(), each.unitSeconds()))
              .toList();
      var free = Map.of(line.meter(), line.free());
      for (var again : Line.of(parts, free, bill.total().amount().scale())) {
        found.put(line.n(), again.shares());
      }
    }
    return found;
  }

  /** All of it is one line already, so that it does not matter from when the prices held. */
  private static Key key(Bill bill, BillLine line) {
    return new Key(
        line.meter(),
        line.environment(),
        line.kind(),
        line.priceVersionId(),
        bill.from(),
        line.price());
  }

  private void addOpen(
      YearMonth period, List<Bill> bills, Map<String, Map<Integer, List<Share>>> found) {
    var departments = bills.stream().map(Bill::departmentId).collect(Collectors.toSet());
    var lines = open.lines(departments, period);
    for (var bill : bills) {
      found.put(bill.id(), ofOpen(bill, lines.getOrDefault(bill.departmentId(), List.of())));
    }
  }

  /** Found by what makes a line one line, for a month that goes on may have more of them by now. */
  private static Map<Integer, List<Share>> ofOpen(Bill bill, List<Line> lines) {
    var found = new HashMap<Integer, List<Share>>();
    for (var line : lines) {
      var same = BillLine.of(0, line);
      bill.lines().stream()
          .filter(each -> each.prices(same))
          .forEach(each -> found.put(each.n(), line.shares()));
    }
    return found;
  }
}
