package io.atrium.drivers.simulated;

import io.atrium.drivers.spi.NoRoom;
import io.atrium.kernel.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one simulated host holds, always as it is at this moment: turns whose time has
 * come are taken before anybody looks. Used under the host's lock only.
 */
final class Holdings {

  private final String host;

  private final Clock clock;

  private final Journal journal;

  private final Consumer<PowerChange> witness;

  private final Map<String, Machine> machines;

  private final List<Machine> changed = new ArrayList<>();

  private final Addresses addresses;

  private final Hearing hearing;

  private long diskGib;

  Holdings(String host, World world, Addresses addresses, Map<String, Machine> kept) {
    this.host = host;
    this.clock = world.clock();
    this.journal = world.journal();
    this.witness = world.witness();
    this.addresses = addresses;
    this.hearing = new Hearing(world.clock());
    this.machines = new LinkedHashMap<>(kept);
    kept.values().forEach(this::count);
  }

  /** What the portal hears of this host, where it keeps no times itself. */
  Hearing hearing() {
    return hearing;
  }

  Instant now() {
    return clock.instant();
  }

  /** The machine of this name, whoever owns it. */
  Optional<Machine> named(String name) {
    settle(machines.get(name));
    return Optional.ofNullable(machines.get(name));
  }

  /** The machine of this name, if it carries this owner tag. */
  Optional<Machine> ours(String name, String portalId) {
    return named(name).filter(machine -> machine.belongsTo(portalId));
  }

  List<Machine> all() {
    List.copyOf(machines.values()).forEach(this::settle);
    return List.copyOf(machines.values());
  }

  String freeAddress() {
    return addresses.take();
  }

  /** Processors and memory may be promised twice, as on real hosts; disk may not. */
  void demandRoom(long wantedGib, Size capacity) {
    if (diskGib + wantedGib > capacity.diskGib()) {
      throw new NoRoom(
          "Host %s has %d GiB of disk left, %d GiB are needed."
              .formatted(host, Math.max(0, capacity.diskGib() - diskGib), wantedGib));
    }
  }

  /** The machine as it shall be, where there is room for what it grows by. */
  void grow(Machine before, Machine after, Size capacity) {
    if (after.room() > before.room()) {
      demandRoom(after.room() - before.room(), capacity);
    }
    put(after);
  }

  /** Keeps the machine as it is now; one whose end has come is removed instead. */
  void put(Machine machine) {
    put(machine, now());
    settle(machine);
  }

  void remove(Machine machine) {
    remove(machine, now());
  }

  /** What changed since the last time this was asked. */
  List<Machine> takeChanged() {
    var taken = List.copyOf(changed);
    changed.clear();
    return taken;
  }

  private void settle(@Nullable Machine machine) {
    if (machine == null || machine.next() == null || !machine.due(now())) {
      return;
    }
    var at = machine.next().at();
    var after = machine.settled();
    if (after == null) {
      remove(machine, at);
    } else {
      put(after, at);
    }
  }

  private void put(Machine machine, Instant at) {
    var before = machines.put(machine.name(), machine);
    if (before != null) {
      diskGib -= before.room();
    }
    count(machine);
    tell(machine, before != null && before.running(), machine.running(), at);
    journal.holds(host, machine);
  }

  private void remove(Machine machine, Instant at) {
    var before = machines.remove(machine.name());
    if (before == null) {
      return;
    }
    diskGib -= before.room();
    addresses.giveBack(machine.address());
    tell(machine.next(null), machine.running(), false, at);
    hearing.forget(machine.name());
    journal.holdsNoLonger(host, machine);
  }

  private void tell(Machine machine, boolean ranBefore, boolean runs, Instant at) {
    changed.add(machine);
    if (ranBefore != runs) {
      var change = new PowerChange(host, machine.name(), runs, at);
      witness.accept(change);
      hearing.happened(change);
    }
  }

  private void count(Machine machine) {
    diskGib += machine.room();
    addresses.taken(machine.address());
  }
}
