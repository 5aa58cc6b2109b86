package io.atrium.drivers.simulated;

import io.atrium.drivers.heard.Run;
import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instance on a simulated host. What takes time is not waited for: it is the next turn, which
 * has happened as soon as somebody looks after its instant.
 *
 * @param owner the tag of the portal it belongs to; empty for what no portal made
 * @param disk what is on it; null as long as that is nothing
 * @param next what becomes of it without anybody's doing, or null when it stays as it is
 */
record Machine(
    String name,
    String owner,
    String image,
    ImageFormat format,
    Size size,
    String address,
    PowerState power,
    @Nullable Turn next,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String remark,
    @Nullable Disk disk) {

  /** The owner tag of whatever no portal made. */
  static final String NOBODY = "";

  private static final Size DECOY = new Size(1, 256, 1);

  private static final long GIB = 1L << 30;

  /** How much of its disk an instance has written, for want of anything real: a fifth. */
  private static final int WRITTEN = 5;

  private static final String PAUSED = "It is paused on its host.";

  /**
   * A change that comes by itself.
   *
   * @param to the power state it changes to, or null when the machine is then gone
   */
  record Turn(@Nullable PowerState to, Instant at) {}

  /** Something that runs and is not ours. */
  static Machine foreign(String name, String address, Instant now) {
    var container = ImageFormat.CONTAINER_ARCHIVE;
    return new Machine(
        name,
        NOBODY,
        "foreign",
        container,
        DECOY,
        address,
        PowerState.RUNNING,
        null,
        now,
        null,
        null,
        null);
  }

  /** Changed at once when the time has come already, else with the turn ahead of it. */
  Machine turning(@Nullable PowerState to, Instant at, Instant now) {
    var ahead = next(new Turn(to, at));
    return ahead.due(now) && to != null ? ahead.turned() : ahead;
  }

  boolean due(Instant now) {
    return next != null && !next.at.isAfter(now);
  }

  /** It after its next turn, or null when it is gone. */
  @Nullable Machine settled() {
    return next != null && next.to == null ? null : turned();
  }

  boolean running() {
    return power == PowerState.RUNNING;
  }

  boolean belongsTo(String portalId) {
    return owner.equals(portalId);
  }

  /** Asked to start: up at that instant, unless it is up or on its way already. */
  Machine starting(Instant up, Instant now) {
    var coming = next == null ? power : next.to;
    if (coming == PowerState.RUNNING) {
      return this;
    }
    if (next != null) {
      throw new Busy("%s is not ready to start yet.".formatted(name));
    }
    return with(PowerState.BUILDING, null, startedAt, endedAt, null)
        .turning(PowerState.RUNNING, up, now);
  }

  /** Asked to stop: down at that instant at the latest. What is only booting is down at once. */
  Machine stopping(Instant down, Instant now) {
    if (next != null && next.to == PowerState.RUNNING) {
      return with(PowerState.STOPPED, null, startedAt, endedAt, remark);
    }
    var sooner = next == null || (next.to != null && down.isBefore(next.at));
    return running() && sooner ? turning(PowerState.STOPPED, down, now) : this;
  }

  /** Restarted in place: a container's run begins anew, a virtual machine's goes on. */
  Machine rebooted(Instant now) {
    if (!running()) {
      throw new UnexpectedAnswer("%s does not run, so it cannot be restarted.".formatted(name));
    }
    return format.kind() == Kind.VM || next != null
        ? this
        : with(PowerState.RUNNING, null, now, null, null);
  }

  Machine crashed(Instant at) {
    return with(PowerState.CRASHED, null, startedAt, at, "exit status 137");
  }

  boolean paused() {
    return running() && PAUSED.equals(remark);
  }

  /** Held still on its host, or let go again. It runs all the same. */
  Machine paused(boolean still) {
    return with(power, next, startedAt, endedAt, still ? PAUSED : null);
  }

  Machine sized(Size other) {
    return new Machine(
        name, owner, image, format, other, address, power, next, startedAt, endedAt, remark, disk);
  }

  Machine with(Disk other) {
    return new Machine(
        name, owner, image, format, size, address, power, next, startedAt, endedAt, remark, other);
  }

  Disk content() {
    return disk == null ? Disk.EMPTY : disk;
  }

  /** What a copy of its disk takes. */
  long written() {
    return size.diskGib() * GIB / WRITTEN;
  }

  /** The disk that it takes on its host, snapshots among it, in begun GiB. */
  long room() {
    return size.diskGib() + Math.ceilDiv(content().snapshotBytes(), GIB);
  }

  /** Refuses what needs it to be off. */
  Machine demandOff() {
    demandQuiet();
    if (running()) {
      throw new UnexpectedAnswer("%s runs.".formatted(name));
    }
    return this;
  }

  /** Refuses what needs it to run. */
  Machine demandRunning() {
    demandQuiet();
    if (!running()) {
      throw new UnexpectedAnswer("%s does not run.".formatted(name));
    }
    return this;
  }

  /** Refuses what cannot be done while it is made or starts. */
  Machine demandQuiet() {
    if (power == PowerState.BUILDING) {
      throw new Busy("%s is not ready yet.".formatted(name));
    }
    return this;
  }

  /** In another size; its disk only grows. */
  Machine resized(Size wanted) {
    if (wanted.diskGib() < size.diskGib()) {
      throw new SpecRejected(
          "The disk of %s has %d GiB and cannot shrink to %d GiB."
              .formatted(name, size.diskGib(), wanted.diskGib()));
    }
    return sized(wanted);
  }

  Machine at(String otherAddress) {
    return new Machine(
        name,
        owner,
        image,
        format,
        size,
        otherAddress,
        power,
        next,
        startedAt,
        endedAt,
        remark,
        disk);
  }

  Machine next(@Nullable Turn turn) {
    return with(power, turn, startedAt, endedAt, remark);
  }

  Present seen() {
    var addresses = running() ? List.of(address) : List.<String>of();
    return new Present(power, size, addresses, startedAt, true, endedAt, remark);
  }

  /** What a host shows that keeps no times itself, with what was heard. */
  Present seen(Run heard) {
    var ended = heard.over() ? heard.endedAt() : heard.endedBefore();
    var exact = !heard.startedBySight();
    return new Present(power, size, seen().addresses(), heard.startedAt(), exact, ended, remark);
  }

  private Machine turned() {
    if (next == null || next.to == null) {
      return this;
    }
    return switch (next.to) {
      case RUNNING -> running() ? next(null) : with(PowerState.RUNNING, null, next.at, null, null);
      case STOPPED, CRASHED, BUILDING ->
          running()
              ? with(next.to, null, startedAt, next.at, null)
              : with(next.to, null, startedAt, endedAt, remark);
    };
  }

  private Machine with(
      PowerState nowPower,
      @Nullable Turn turn,
      @Nullable Instant started,
      @Nullable Instant ended,
      @Nullable String words) {
    return new Machine(
        name, owner, image, format, size, address, nowPower, turn, started, ended, words, disk);
  }
}
