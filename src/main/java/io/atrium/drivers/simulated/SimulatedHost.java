package io.atrium.drivers.simulated;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.WatchListener;
import io.atrium.kernel.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One simulated host as somebody standing beside it could treat it: break it, cut its line, change
 * its instances behind the portal's back, and see what it really holds.
 */
public final class SimulatedHost {

  private final ReentrantLock lock = new ReentrantLock();

  private final FaultPlan faults = new FaultPlan();

  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

  private final Map<String, Machine> hidden = new ConcurrentHashMap<>();

  private final Holdings holdings;

  private final Alarm alarm;

  SimulatedHost(Holdings holdings, Alarm alarm) {
    this.holdings = holdings;
    this.alarm = alarm;
  }

  /** The next call of this verb fails so, and the host does nothing. Calls add up. */
  public void failNext(Verb verb, DriverFailure failure) {
    planned(plan -> plan.failNext(verb, failure));
  }

  /** The next call of this verb is done by the host, but its answer never arrives. Calls add up. */
  public void loseNextAnswer(Verb verb) {
    planned(plan -> plan.loseNextAnswer(verb));
  }

  /**
   * From now on what this verb does takes effect so much later; longer than the call may take, and
   * the caller learns nothing though it happens.
   */
  public void slow(Verb verb, Duration duration) {
    planned(plan -> plan.slow(verb, duration));
  }

  /** Nobody reaches the host any more. What runs on it runs on. */
  public void cut() {
    planned(FaultPlan::cut);
    hear(Hearing::cut);
    var listening = List.copyOf(watchers);
    watchers.clear();
    listening.forEach(watcher -> watcher.listener.lost("The line to the host was cut."));
  }

  /** The host can be reached again, and every planned fault is forgotten. */
  public void mend() {
    planned(FaultPlan::mend);
    hear(Hearing::mend);
  }

  /** From now on the host knows no times, like libvirt: they are known as far as it was heard. */
  public void keepNoTimes() {
    hear(Hearing::keepNoTimes);
  }

  /** What such a host tells of comes a moment after it can be seen, from now on. */
  public void tellLate() {
    hear(Hearing::tellLate);
  }

  /** What such a host tells of is told twice, from now on. */
  public void tellTwice() {
    hear(Hearing::tellTwice);
  }

  /** The line over which such a host tells breaks, and another is there at once. */
  public void loseLine() {
    hear(Hearing::lose);
  }

  /** The portal that listened to such a host is gone, and another listens. */
  public void losePortal() {
    hear(Hearing::forgetAll);
  }

  /** When the latest run truly ended, if such a host has told of its end. */
  public Optional<Instant> toldEnd(String instanceId) {
    return work(held -> {
      held.all();
      return Optional.ofNullable(held.hearing().toldEnd(instanceId));
    });
  }

  private void hear(Consumer<Hearing> change) {
    heard(held -> {
      held.all();
      change.accept(held.hearing());
    });
  }

  /** Notes what is known of its holdings. */
  void heard(Consumer<Holdings> note) {
    work(held -> {
      note.accept(held);
      return held;
    });
  }

  /** Removes an instance as if somebody had done so by hand. */
  public void vanish(String instanceId) {
    work(held -> held.named(instanceId).map(doing(held::remove)));
  }

  /** Takes an instance out of everybody's sight; it runs on. */
  public void hide(String instanceId) {
    work(held ->
        held.named(instanceId)
            .map(machine -> {
              hidden.put(instanceId, machine);
              held.remove(machine);
              return machine;
            }));
  }

  /** What was hidden is there again. */
  public void show(String instanceId) {
    work(held -> Optional.ofNullable(hidden.remove(instanceId)).map(doing(held::put)));
  }

  /** Ends a running instance with a failure of its own. */
  public void crash(String instanceId) {
    work(held ->
        held.named(instanceId)
            .filter(Machine::running)
            .map(machine -> machine.crashed(held.now()))
            .map(doing(held::put)));
  }

  /** Holds a running instance still, or lets it go again. */
  public void pause(String instanceId, boolean still) {
    work(held ->
        held.named(instanceId)
            .filter(Machine::running)
            .map(machine -> machine.paused(still))
            .map(doing(held::put)));
  }

  /** Gives an instance other limits than were ordered. */
  public void resize(String instanceId, Size size) {
    work(held -> held.named(instanceId).map(machine -> machine.sized(size)).map(doing(held::put)));
  }

  /** Plugs an instance into another network, where it has another address. */
  public void plug(String instanceId, String address) {
    work(held -> held.named(instanceId).map(machine -> machine.at(address)).map(doing(held::put)));
  }

  /** Writes on the disk of an instance, in place of what was on it. */
  public void write(String instanceId, String text) {
    work(held ->
        held.named(instanceId)
            .map(machine -> machine.with(machine.content().written(text)))
            .map(doing(held::put)));
  }

  /** What is on the disk of an instance. */
  public String read(String instanceId) {
    return work(held -> held.named(instanceId).map(machine -> machine.content().text()).orElse(""));
  }

  /** The snapshots of an instance, by their ids. */
  public Set<String> snapshots(String instanceId) {
    return work(held ->
        held.named(instanceId)
            .map(machine -> machine.content().snapshots().keySet())
            .orElse(Set.of()));
  }

  /** The size that an instance really has. */
  public Optional<Size> size(String instanceId) {
    return work(held -> held.named(instanceId).map(Machine::size));
  }

  /** Whether it is held still. */
  public boolean paused(String instanceId) {
    return work(held -> held.named(instanceId).filter(Machine::paused).isPresent());
  }

  /** Switches an instance on or off as if somebody had done so by hand. */
  public void tamper(String instanceId, PowerState power) {
    work(held ->
        held.named(instanceId)
            .filter(machine -> machine.power() != power)
            .map(machine -> machine.turning(power, held.now(), held.now()))
            .map(doing(held::put)));
  }

  /** Puts a running instance there that is not ours. */
  public void plantForeign(String name) {
    work(held -> {
      held.put(Machine.foreign(name, held.freeAddress(), held.now()));
      return name;
    });
  }

  /** Whether a foreign instance of this name is still there, running, and nobody's. */
  public boolean foreignStands(String name) {
    return work(held -> held.ours(name, Machine.NOBODY).filter(Machine::running).isPresent());
  }

  /** What the host really holds for anybody, by name. */
  public List<String> holds() {
    return work(held -> held.all().stream().map(Machine::name).toList());
  }

  /** What really runs on the host for anybody, by name. */
  public List<String> runs() {
    return work(held -> held.all().stream().filter(Machine::running).map(Machine::name).toList());
  }

  /** Answers a call from a driver, unless something is planned to go wrong. */
  <T> T answer(Verb verb, HostLink link, Function<Holdings, T> question) {
    return work(held -> {
      faults.beforehand(verb, link);
      var answer = question.apply(held);
      faults.afterwards(verb, link);
      return answer;
    });
  }

  /** How much later than usual the effect of this verb comes. Asked while answering. */
  Duration slowness(Verb verb) {
    return faults.slowness(verb);
  }

  AutoCloseable watch(String portalId, WatchListener listener) {
    var watcher = new Watcher(portalId, listener);
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  private void planned(Consumer<FaultPlan> plan) {
    lock.lock();
    try {
      plan.accept(faults);
    } finally {
      lock.unlock();
    }
  }

  private <T> T work(Function<Holdings, T> work) {
    List<Machine> changed = List.of();
    lock.lock();
    try {
      return work.apply(holdings);
    } finally {
      changed = holdings.takeChanged();
      lock.unlock();
      changed.forEach(this::tell);
    }
  }

  /** Outside the lock, because a listener may take locks of its own. */
  private void tell(Machine machine) {
    for (var watcher : watchers) {
      if (machine.belongsTo(watcher.portalId)) {
        watcher.listener.changed(machine.name());
      }
    }
    if (machine.next() != null && !watchers.isEmpty()) {
      alarm.at(machine.next().at(), () -> work(held -> held.named(machine.name())));
    }
  }

  private static Function<Machine, Machine> doing(Consumer<Machine> deed) {
    return machine -> {
      deed.accept(machine);
      return machine;
    };
  }

  private record Watcher(String portalId, WatchListener listener) {}
}
