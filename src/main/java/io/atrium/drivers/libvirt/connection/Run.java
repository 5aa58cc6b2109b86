package io.atrium.drivers.libvirt.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this portal itself heard about the latest run of an instance. libvirt keeps no times, so
 * what was not heard is not known.
 *
 * @param domainId the number that libvirt gave to this run
 * @param cpuNanos the most processor time seen in it: less than that is another run
 * @param owedNotice whether libvirt has yet to tell of an end that is known already
 */
public record Run(
    int domainId,
    long cpuNanos,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    boolean owedNotice) {

  static final Run UNKNOWN = new Run(-1, 0, null, null, false);

  Run begun(int id, Instant at) {
    return isThatOf(id, Long.MAX_VALUE) ? this : new Run(id, 0, at, null, owedNotice);
  }

  /** We ended it. libvirt's own notice may come before this or after. */
  Run endedByUs(Instant at) {
    return over() ? this : new Run(domainId, cpuNanos, startedAt, at, true);
  }

  /** libvirt tells of an end: one that we know of, perhaps of the run before this one, or news. */
  Run endTold(Instant at) {
    return owedNotice || over()
        ? new Run(domainId, cpuNanos, startedAt, endedAt, false)
        : new Run(domainId, cpuNanos, startedAt, at, false);
  }

  Run seen(long cpu) {
    return new Run(domainId, cpu, startedAt, endedAt, owedNotice);
  }

  Run nothingOwed() {
    return new Run(domainId, cpuNanos, startedAt, endedAt, false);
  }

  boolean over() {
    return endedAt != null;
  }

  /** Whether what runs now under this number, with this processor time used, can be this run. */
  boolean isThatOf(int id, long cpu) {
    return !over() && domainId == id && cpu >= cpuNanos;
  }
}
