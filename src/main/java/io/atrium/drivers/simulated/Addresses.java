package io.atrium.drivers.simulated;

import java.util.HashSet;
import java.util.Set;

/** The addresses of one simulated host: a 10.x network of its own, each address in it used once. */
final class Addresses {

  private static final int FIRST = 10;

  private static final int LAST = 65_534;

  private final int network;

  private final Set<String> taken = new HashSet<>();

  private int latest = FIRST - 1;

  Addresses(int network) {
    this.network = network % 256;
  }

  /** The next free one; an address given back rests until all others have been used. */
  String take() {
    String candidate;
    do {
      latest = latest >= LAST ? FIRST : latest + 1;
      candidate = "10.%d.%d.%d".formatted(network, latest / 256, latest % 256);
    } while (taken.contains(candidate) && taken.size() <= LAST - FIRST);
    taken.add(candidate);
    return candidate;
  }

  void taken(String address) {
    taken.add(address);
  }

  void giveBack(String address) {
    taken.remove(address);
  }
}
