package io.atrium.hosts.web;

import io.atrium.hosts.Host;
import java.util.List;

/**
 * How much of one thing a host has, and how much of it instances hold, ready to draw.
 *
 * @param word {@code vcpus}, {@code memoryMib} or {@code diskGib}
 * @param limit what may be claimed in all, over-commit included
 * @param share percent of the limit that is claimed
 * @param state {@code fine}, {@code near} or {@code over}
 */
record HostMeter(String word, long claimed, long limit, double share, String state) {

  private static final double NEAR = 80;
  private static final double FULL = 100;

  /** Nothing where the capacity was never seen: an unknown size is not a size of zero. */
  static List<HostMeter> of(Host host) {
    if (host.capacity() == null) {
      return List.of();
    }
    var limit = host.limit();
    var claimed = host.claimed();
    return List.of(
        of("vcpus", claimed.vcpus(), limit.vcpus()),
        of("memoryMib", claimed.memoryMib(), limit.memoryMib()),
        of("diskGib", claimed.diskGib(), limit.diskGib()));
  }

  private static HostMeter of(String word, long claimed, long limit) {
    var share = claimed >= limit ? FULL : Math.round(10 * FULL * claimed / limit) / 10.0;
    var state = claimed > limit ? "over" : share >= NEAR ? "near" : "fine";
    return new HostMeter(word, claimed, limit, share, state);
  }
}
