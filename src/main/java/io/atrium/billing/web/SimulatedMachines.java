package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.BillSharers;
import io.atrium.billing.Explanation;
import io.atrium.billing.rating.Share;
import io.atrium.kernel.Simulated;
import java.util.Collection;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the simulated machines on bills, so that none is told as a real one. */
@Component
class SimulatedMachines {

  private final BillSharers sharers;

  private final Simulated simulated;

  SimulatedMachines(BillSharers sharers, Simulated simulated) {
    this.sharers = sharers;
    this.simulated = simulated;
  }

  SimulatedShares of(Bill bill) {
    var byLine = sharers.of(bill);
    var all = byLine.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
    var found = simulated.among(all);
    var counts = new HashMap<Integer, Long>();
    byLine.forEach((n, ids) -> {
      var count = ids.stream().filter(found::contains).count();
      if (count > 0) {
        counts.put(n, count);
      }
    });
    return new SimulatedShares(found.size(), counts);
  }

  /** Those that have a share in the line. */
  Set<String> among(Explanation explained) {
    return simulated.among(
        explained.shares().stream().map(Share::instanceId).collect(Collectors.toSet()));
  }
}
