package io.atrium.hosts;

import java.time.Duration;

/** How long to wait before a host is looked at again, and how long it has been silent in a row. */
record Pause(Duration length, int silentLooks) {

  private static final Duration USUAL = Duration.ofSeconds(30);

  private static final Duration AFTER_SILENCE = Duration.ofSeconds(5);

  private static final Duration RAREST = Duration.ofSeconds(60);

  static final Pause NONE = new Pause(Duration.ZERO, 0);

  /** After a look: the usual time, or, after silence, first soon and then ever more rarely. */
  Pause after(HostHealth seen) {
    return switch (seen) {
      case HEALTHY, UNHEALTHY, UNKNOWN -> new Pause(USUAL, 0);
      case UNDETECTED -> {
        var doubled = AFTER_SILENCE.multipliedBy(1L << Math.min(silentLooks, 10));
        yield new Pause(doubled.compareTo(RAREST) < 0 ? doubled : RAREST, silentLooks + 1);
      }
    };
  }
}
