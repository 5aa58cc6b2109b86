package io.atrium.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares how far the wall clock went since the last look with how much time has passed. A
 * difference of more than a minute is a jump: it is kept, and told on the trail and in the log.
 */
@Component
class ClockWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

  private static final Duration MOST = Duration.ofSeconds(60);

  /** Where reading both clocks took longer, the look says nothing. */
  private static final long SLOW_NANOS = 1_000_000_000;

  private final Clock clock;
  private final Ticks ticks;
  private final ClockJumps jumps;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  private Instant wall;
  private long tick;

  ClockWatch(
      Clock clock,
      Ticks ticks,
      ClockJumps jumps,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.clock = clock;
    this.ticks = ticks;
    this.jumps = jumps;
    this.transaction = transaction;
    this.events = events;
    this.wall = clock.instant();
    this.tick = ticks.nanos();
  }

  synchronized void look() {
    var begun = ticks.nanos();
    var now = clock.instant();
    if (ticks.nanos() - begun > SLOW_NANOS) {
      return;
    }
    var jump = new ClockJump(now, Duration.between(wall.plusNanos(begun - tick), now));
    if (jump.length().compareTo(MOST) > 0) {
      LOG.warn("The clock of this machine has jumped. {}", jump.sentence());
      transaction.executeWithoutResult(_ -> {
        jumps.add(jump);
        events.publishEvent(new ClockJumped(jump));
      });
    }
    wall = now;
    tick = begun;
  }
}
