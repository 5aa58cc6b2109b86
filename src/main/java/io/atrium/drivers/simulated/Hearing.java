package io.atrium.drivers.simulated;

import io.atrium.drivers.heard.Run;
import io.atrium.drivers.heard.RunNote;
import io.atrium.drivers.heard.RunNotes;
import io.atrium.drivers.heard.Runs;
import io.atrium.drivers.spi.Observation.Present;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the portal hears of a host that keeps no times, as libvirt keeps none: each run that begins
 * or ends is told over a line, which may be late, tell things twice, or break. Used under the
 * host's lock only.
 */
final class Hearing {

  /** How late a late notice is: what it tells of can be seen before. */
  static final Duration LATENESS = Duration.ofMillis(700);

  private final Clock clock;

  private final Map<String, Long> numbers = new HashMap<>();

  private final Map<String, Instant> ends = new HashMap<>();

  private final Map<String, RunNote> notes = new HashMap<>();

  private final Deque<PowerChange> owed = new ArrayDeque<>();

  private @Nullable Instant stamp;

  private Runs runs;

  private long latestNumber;

  private boolean keepsTimes = true;

  private boolean cut;

  private boolean late;

  private boolean twice;

  Hearing(Clock clock) {
    this.clock = clock;
    this.runs = new Runs(this::now);
  }

  private Instant now() {
    return stamp == null ? clock.instant() : stamp;
  }

  void keepNoTimes() {
    keepsTimes = false;
  }

  void tellLate() {
    late = true;
  }

  void tellTwice() {
    twice = true;
  }

  void cut() {
    lose();
    cut = true;
  }

  /** What was not told yet never will be, and what happens from now on is told again. */
  void lose() {
    owed.clear();
    runs.lineLost();
  }

  void mend() {
    cut = false;
    late = false;
    twice = false;
  }

  /**
   * Whoever listened is gone with all that was heard, and somebody else listens now. What was noted
   * on the host is still there.
   */
  void forgetAll() {
    owed.clear();
    ends.clear();
    runs = new Runs(this::now);
  }

  /** When the latest run truly ended, if its end has been told; else null. */
  @Nullable Instant toldEnd(String name) {
    return ends.get(name);
  }

  void happened(PowerChange change) {
    if (keepsTimes) {
      return;
    }
    notes.remove(change.instanceId());
    if (change.running()) {
      numbers.put(change.instanceId(), ++latestNumber);
      ends.remove(change.instanceId());
    }
    if (!cut) {
      owed.add(change);
      if (!late) {
        arrive(change.at());
      }
    }
  }

  /** Everything that happened until then is told now, in its order. */
  private void arrive(Instant until) {
    while (!owed.isEmpty() && !owed.peek().at().isAfter(until)) {
      var next = owed.remove();
      stamp = late ? next.at().plus(LATENESS) : next.at();
      tell(next);
      if (twice) {
        tell(next);
      }
      stamp = null;
    }
  }

  private void tell(PowerChange change) {
    var name = change.instanceId();
    if (change.running()) {
      runs.beginningTold(name, number(name));
    } else {
      runs.endTold(name);
      ends.put(name, change.at());
    }
  }

  void begunByUs(Machine machine) {
    if (!keepsTimes && machine.running()) {
      runs.begunByUs(machine.name(), number(machine.name()), () -> !cut);
    }
  }

  void endedByUs(Machine machine) {
    if (!keepsTimes && !machine.running() && machine.startedAt() != null) {
      runs.endedByUs(machine.name(), () -> !cut);
    }
  }

  void forget(String name) {
    owed.removeIf(change -> change.instanceId().equals(name));
    runs.forget(name);
    ends.remove(name);
    notes.remove(name);
  }

  /** What a list shows, which waits for nothing. */
  Present glance(Machine machine) {
    arrive(clock.instant().minus(LATENESS));
    return keepsTimes ? machine.seen() : machine.seen(known(machine));
  }

  /** What a look at it shows, which waits for the end that it does not know yet. */
  Present look(Machine machine) {
    if (!keepsTimes && !machine.running() && runs.owesItsEnd(machine.name())) {
      arrive(clock.instant());
      runs.neverTold(machine.name());
    }
    return glance(machine);
  }

  private Run known(Machine machine) {
    var began = machine.startedAt();
    if (!machine.running() || began == null) {
      return runs.over(machine.name());
    }
    var cpu = Math.max(0, Duration.between(began, clock.instant()).toNanos());
    var name = machine.name();
    return runs.running(name, number(name), cpu, () -> !cut, new Noted(name));
  }

  private long number(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  /** The note that the host keeps while this machine runs. */
  private final class Noted implements RunNotes<RuntimeException> {

    private final String name;

    Noted(String name) {
      this.name = name;
    }

    @Override
    public Optional<RunNote> read() {
      return Optional.ofNullable(notes.get(name));
    }

    @Override
    public boolean write(RunNote note) {
      notes.put(name, note);
      return true;
    }
  }
}
