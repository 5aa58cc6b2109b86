package io.atrium.placement;

import java.util.List;

/**
 * The hosts that fit, best first, and one verdict per host that was looked at.
 *
 * @param ranked ids of hosts; empty when none fits
 */
public record Decision(List<String> ranked, List<Verdict> verdicts) {

  public Decision {
    ranked = List.copyOf(ranked);
    verdicts = List.copyOf(verdicts);
  }
}
