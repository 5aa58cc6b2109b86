package io.atrium.drivers.simulated;

import io.atrium.drivers.heard.Run;
import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
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
    @Nullable String remark) {

  private static final String PAUSED = "It is paused on its host.";

  /**
   * A change that comes by itself.
   *
   * @param to the power state it changes to, or null when the machine is then gone
   */
  record Turn(@Nullable PowerState to, Instant at) {}

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
        name, owner, image, format, other, address, power, next, startedAt, endedAt, remark);
  }

  Machine at(String otherAddress) {
    return new Machine(
        name, owner, image, format, size, otherAddress, power, next, startedAt, endedAt, remark);
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
        name, owner, image, format, size, address, nowPower, turn, started, ended, words);
  }
}
