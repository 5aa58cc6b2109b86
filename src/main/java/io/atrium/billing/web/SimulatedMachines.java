package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.Bill;
import io.atrium.billing.BillQueries;
import io.atrium.billing.BillSharers;
import io.atrium.billing.Explanation;
import io.atrium.billing.Rollup;
import io.atrium.kernel.Money;
import io.atrium.kernel.Simulated;
import io.atrium.pricing.rating.Share;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the simulated machines on bills, so that none is told as a real one. */
@Component
class SimulatedMachines {

  private final BillSharers sharers;

  private final BillQueries bills;

  private final Simulated simulated;

  SimulatedMachines(BillSharers sharers, BillQueries bills, Simulated simulated) {
    this.bills = bills;
    this.sharers = sharers;
    this.simulated = simulated;
  }

  SimulatedShares of(Bill bill) {
    return Objects.requireNonNull(of(List.of(bill)).get(bill.id()));
  }

  /** By the bill's id. Where nothing is simulated at all, the bills are not even made. */
  Map<String, SimulatedShares> of(Supplier<List<Bill>> bills) {
    return simulated.anyMachine() ? of(bills.get()) : Map.of();
  }

  /** Of bills along the tree, as far as the actor sees them. */
  SimulatedBranches along(Actor actor, Rollup rollup) {
    return SimulatedBranches.of(rollup, of(() -> bills.bills(actor, rollup.period())));
  }

  /** By the bill's id, with as many queries for many bills as for one. */
  Map<String, SimulatedShares> of(Collection<Bill> bills) {
    var shares =
        simulated.anyMachine() ? sharers.of(bills) : Map.<String, Map<Integer, List<Share>>>of();
    var all =
        shares.values().stream()
            .flatMap(byLine -> byLine.values().stream())
            .flatMap(List::stream)
            .map(Share::instanceId)
            .collect(Collectors.toSet());
    var found = simulated.among(all);
    return bills.stream()
        .collect(
            Collectors.toMap(
                Bill::id, each -> of(each, shares.getOrDefault(each.id(), Map.of()), found)));
  }

  private static SimulatedShares of(
      Bill bill, Map<Integer, List<Share>> shares, Set<String> simulated) {
    var instances = new HashSet<String>();
    var counts = new HashMap<Integer, Long>();
    var amount = bill.total().amount().subtract(bill.total().amount());
    for (var line : shares.entrySet()) {
      for (var share : line.getValue()) {
        if (simulated.contains(share.instanceId())) {
          instances.add(share.instanceId());
          counts.merge(line.getKey(), 1L, Long::sum);
          amount = amount.add(share.amount());
        }
      }
    }
    return new SimulatedShares(
        instances.size(), new Money(amount, bill.total().currency()), counts);
  }

  /** Those that have a share in the line. */
  Set<String> among(Explanation explained) {
    return simulated.among(
        explained.shares().stream().map(Share::instanceId).collect(Collectors.toSet()));
  }
}
