package io.atrium.kernel;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the clocks under the portals can be trusted. Whoever takes something away because its
 * time is over asks here first: after a jump, it may not be.
 */
@Service
@Transactional(readOnly = true)
public class ClockQueries {

  private final ClockJumps jumps;

  ClockQueries(ClockJumps jumps) {
    this.jumps = jumps;
  }

  /** The jump of more than a minute that was noticed last; empty where none ever was. */
  public Optional<ClockJump> lastJump() {
    return jumps.latest();
  }
}
