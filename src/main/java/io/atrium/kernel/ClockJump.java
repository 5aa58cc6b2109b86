package io.atrium.kernel;

import java.time.Duration;
import java.time.Instant;

/**
 * The wall clock went on by another time than had passed.
 *
 * @param at when it was noticed, as the clock says since
 * @param by how far it went too far; negative where it went back
 */
public record ClockJump(Instant at, Duration by) {

  public boolean back() {
    return by.isNegative();
  }

  /** How far, whichever way. */
  public Duration length() {
    return by.abs();
  }

  String sentence() {
    var length = length();
    return "It went %s by %d h %d min %d s."
        .formatted(
            back() ? "back" : "forward",
            length.toHours(),
            length.toMinutesPart(),
            length.toSecondsPart());
  }
}
