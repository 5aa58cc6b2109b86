package io.atrium.drivers.simulated;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** How a driver's calls reach a simulated host, and the instance there that they are about. */
final class SimulatedCalls {

  private final SimulatedHosts hosts;

  SimulatedCalls(SimulatedHosts hosts) {
    this.hosts = hosts;
  }

  void change(Verb verb, InstanceRef ref, BiFunction<Machine, Holdings, Machine> change) {
    command(
        verb,
        ref,
        held -> {
          var machine = ours(held, ref).orElseThrow(() -> missing(ref));
          held.put(change.apply(machine, held));
        });
  }

  /** A change that may need more room on its host; gives what it is then. */
  Machine grow(Verb verb, InstanceRef ref, UnaryOperator<Machine> change) {
    return hosts
        .at(ref.host().uri())
        .answer(
            verb,
            ref.host(),
            held -> {
              var before = ours(held, ref).orElseThrow(() -> missing(ref));
              var after = change.apply(before);
              held.grow(before, after, Capacity.of(ref.host().uri()));
              return after;
            });
  }

  void command(Verb verb, InstanceRef ref, Consumer<Holdings> command) {
    hosts
        .at(ref.host().uri())
        .answer(
            verb,
            ref.host(),
            held -> {
              command.accept(held);
              return verb;
            });
  }

  /** Whoever commands notes what came of it, because a notice may come later. */
  void noted(InstanceRef ref, BiConsumer<Holdings, Machine> note) {
    hosts
        .at(ref.host().uri())
        .heard(held -> ours(held, ref).ifPresent(machine -> note.accept(held, machine)));
  }

  Duration slowness(Verb verb, InstanceRef ref) {
    return hosts.at(ref.host().uri()).slowness(verb);
  }

  static Optional<Machine> ours(Holdings held, InstanceRef ref) {
    return held.ours(ref.externalName(), ref.host().portalId());
  }

  static UnexpectedAnswer missing(InstanceRef ref) {
    return new UnexpectedAnswer(
        "Host %s has no instance %s.".formatted(ref.host().hostId(), ref.externalName()));
  }
}
