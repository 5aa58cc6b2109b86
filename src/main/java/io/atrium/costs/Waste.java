package io.atrium.costs;

import io.atrium.kernel.Kind;
import io.atrium.kernel.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is paid for although nobody uses it.
 *
 * @param month what the amounts are for: the next month, if everything stays as it is
 * @param machines the dearest first
 */
public record Waste(YearMonth month, Money stopped, Money idle, List<Machine> machines) {

  public Waste {
    machines = List.copyOf(machines);
  }

  public Money perMonth() {
    return stopped.plus(idle);
  }

  /**
   * One machine.
   *
   * @param since when it last ran; of an idle one, since when it has run unchanged
   * @param busyPercent how much of its processors it used in the last seven days; null for a
   *     stopped one
   */
  public record Machine(
      String id,
      String name,
      Kind kind,
      String departmentId,
      String departmentName,
      String ownerName,
      Reason reason,
      Instant since,
      @Nullable Double busyPercent,
      Money perMonth) {}

  /** Why it is thought to be used by nobody. */
  public enum Reason {
    /** It keeps its disk and does not run. */
    STOPPED,
    /** It runs and does next to nothing. */
    IDLE
  }
}
