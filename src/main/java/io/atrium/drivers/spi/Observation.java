package io.atrium.drivers.spi;

import io.atrium.kernel.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a driver saw when it looked. "Could not look" is not one of them: it is {@link
 * HostUnreachable}.
 */
public sealed interface Observation {

  /** It is not on the host. */
  record Absent() implements Observation {}

  /**
   * It is on the host.
   *
   * @param addresses IP addresses under which it is reachable, possibly none yet
   * @param startedAt when the host says that the present or latest run began, where it can tell
   * @param startExact whether that is the moment itself; false where nobody was told of it, and
   *     startedAt is when it was first seen to run: it began then at the latest
   * @param endedAt when the host says that the latest run that is over ended, where it can tell;
   *     while it runs this is the end of the run before, or null
   * @param remark what the host adds in words, such as an exit status
   */
  record Present(
      PowerState power,
      Size size,
      List<String> addresses,
      @Nullable Instant startedAt,
      boolean startExact,
      @Nullable Instant endedAt,
      @Nullable String remark)
      implements Observation {

    public Present {
      addresses = List.copyOf(addresses);
    }
  }

  /** Whether it runs. */
  enum PowerState {
    /** Accepted, not complete: wait and look again. */
    BUILDING,
    RUNNING,
    STOPPED,
    /** It ended by itself with a failure. */
    CRASHED
  }
}
