package io.atrium.quota;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the auditor finds at this moment.
 *
 * @param since since when it has been so, or null where no round has looked yet
 */
public record QuotaFinding(List<Line> lines, @Nullable Instant since, Instant at) {

  public QuotaFinding {
    lines = List.copyOf(lines);
  }

  /** The figure that must be 0: how many counters are wrong. */
  public int differences() {
    return lines.size();
  }

  /**
   * One counter that is wrong.
   *
   * @param booked what the counter says
   * @param counted what there is
   */
  public record Line(
      String scopeId,
      String scopeName,
      QuotaMeter meter,
      long booked,
      long counted,
      Instant since) {}
}
