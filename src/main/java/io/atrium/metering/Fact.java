package io.atrium.metering;

import io.atrium.catalogue.ImageKept;
import io.atrium.instances.ArchiveKept;
import io.atrium.instances.BillableChanged;
import io.atrium.instances.SnapshotKept;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Held.Machine;
import io.atrium.metering.Held.Stored;
import org.jspecify.annotations.Nullable;

/**
 * What was told about the use of one instance, or of one thing that is stored for itself. Times are
 * whole seconds, cut off and never rounded up: an instance that lives for less than a second costs
 * nothing, and one that restarts ten times a second costs what it runs.
 *
 * @param instanceId the id of the instance, or of what is stored
 * @param traits what decides the price and who pays, constant within an interval
 * @param at the second from which it holds
 * @param observed the second in which the portal learnt it
 * @param gap whether what happened between the two is unknown
 */
public record Fact(
    String instanceId,
    long sequence,
    String name,
    Traits traits,
    Held held,
    long at,
    long observed,
    boolean gap) {

  /**
   * Who pays, for what, and where it is. When one of these changes, an interval ends.
   *
   * @param ownerId empty where nobody knows
   * @param offeringId empty for what is not ordered by size
   * @param hostId null for what lies in the portal's own store
   */
  public record Traits(
      String departmentId,
      String ownerId,
      Kind kind,
      Environment environment,
      String offeringId,
      @Nullable String hostId) {}

  public static Fact of(BillableChanged change) {
    return new Fact(
        change.instanceId(),
        change.sequence(),
        change.name(),
        new Traits(
            change.departmentId(),
            change.ownerId(),
            change.kind(),
            change.environment(),
            change.offeringId(),
            change.hostId()),
        new Machine(change.size(), change.billable()),
        change.at().getEpochSecond(),
        change.observedAt().getEpochSecond(),
        change.gap());
  }

  /** An image lies in the portal's own store, on no host. */
  public static Fact of(ImageKept kept) {
    var at = kept.at().getEpochSecond();
    return new Fact(
        kept.imageId(),
        kept.sequence(),
        kept.name(),
        new Traits(
            kept.departmentId(), kept.ownerId(), kept.kind(), Environment.PRODUCTION, "", null),
        Stored.bytes(Meter.IMAGE, kept.bytes()),
        at,
        at,
        false);
  }

  /** A snapshot lies on the host of its machine, and is there until it is told gone. */
  public static Fact of(SnapshotKept kept) {
    var at = kept.at().getEpochSecond();
    return new Fact(
        kept.snapshotId(),
        kept.sequence(),
        kept.name(),
        new Traits(
            kept.departmentId(),
            kept.ownerId(),
            kept.kind(),
            kept.environment(),
            "",
            kept.hostId()),
        Stored.bytes(Meter.SNAPSHOT, kept.bytes()),
        at,
        at,
        false);
  }

  /** An archived machine lies in the portal's own store, on no host. */
  public static Fact of(ArchiveKept kept) {
    var at = kept.at().getEpochSecond();
    return new Fact(
        kept.archiveId(),
        kept.sequence(),
        kept.name(),
        new Traits(kept.departmentId(), kept.ownerId(), kept.kind(), kept.environment(), "", null),
        Stored.bytes(Meter.ARCHIVE, kept.bytes()),
        at,
        at,
        false);
  }

  public long units(Meter meter) {
    return held.units(meter);
  }

  /** What begins with this fact: it goes on until another one ends it. */
  Slice slice(Meter meter) {
    return slice(meter, at, Slice.OPEN, units(meter), true);
  }

  Slice slice(Meter meter, long from, long to, long units, boolean counted) {
    return new Slice(meter, sequence, from, to, units, counted, traits, name);
  }

  /** The stretch of which nobody knows whether it was still used as before. */
  Slice gapAfter(Meter meter, long unitsBefore) {
    return slice(meter, at, Math.max(at, observed), unitsBefore - units(meter), false);
  }
}
