package io.atrium.billing.web;

import java.util.Map;

/**
 * How much of a bill is simulated. It changes nothing about the amounts: whoever reads them is told
 * that nothing real stands behind so many machines.
 *
 * @param instances how many simulated instances have a share in any line
 * @param byLine how many have one in which line; lines without any are left out
 */
record SimulatedShares(long instances, Map<Integer, Long> byLine) {

  SimulatedShares {
    byLine = Map.copyOf(byLine);
  }

  public long of(int n) {
    return byLine.getOrDefault(n, 0L);
  }
}
