package io.atrium.billing.web;

import io.atrium.kernel.Money;
import java.util.Map;

/**
 * How much of a bill is simulated. It changes nothing about the amounts: whoever reads them is told
 * behind how much of them nothing real stands.
 *
 * @param instances how many simulated instances have a share in any line
 * @param amount what these have of the total
 * @param byLine how many have one in which line; lines without any are left out
 */
record SimulatedShares(long instances, Money amount, Map<Integer, Long> byLine) {

  SimulatedShares {
    byLine = Map.copyOf(byLine);
  }

  /** Whether anything of the bill is simulated. */
  public boolean any() {
    return instances > 0;
  }

  public long of(int n) {
    return byLine.getOrDefault(n, 0L);
  }
}
