package io.atrium.billing;

import io.atrium.billing.rating.Share;
import io.atrium.billing.store.BillLines;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells which instances have a share in each line of a bill, open or issued. */
@Service
@Transactional(readOnly = true)
public class BillSharers {

  private final OpenBills open;

  private final BillLines stored;

  BillSharers(OpenBills open, BillLines stored) {
    this.open = open;
    this.stored = stored;
  }

  /** The ids of instances, by the number of the line. */
  public Map<Integer, Set<String>> of(Bill bill) {
    return switch (bill.status()) {
      case ISSUED, REPLACED -> stored.instances(bill.id());
      case OPEN -> ofOpen(bill);
    };
  }

  /** Found by what makes a line one line, for a month that goes on may have more of them by now. */
  private Map<Integer, Set<String>> ofOpen(Bill bill) {
    var found = new HashMap<Integer, Set<String>>();
    for (var line : open.lines(bill.departmentId(), bill.period())) {
      var same = BillLine.of(0, line);
      bill.lines().stream()
          .filter(each -> each.prices(same))
          .forEach(each ->
              found.put(
                  each.n(),
                  line.shares().stream().map(Share::instanceId).collect(Collectors.toSet())));
    }
    return found;
  }
}
