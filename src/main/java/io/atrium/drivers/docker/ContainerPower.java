package io.atrium.drivers.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The commands to one container: each once or twice is the same, and none reaches a foreign one.
 */
final class ContainerPower {

  /** What a command may take beyond the grace it gives. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final DockerEngine engine;

  private final InstanceRef ref;

  ContainerPower(DockerEngine engine, InstanceRef ref) {
    this.engine = engine;
    this.ref = ref;
  }

  void start() {
    if (!command(line -> id -> start(line, id))) {
      throw new UnexpectedAnswer(
          "There is no container '%s' of this portal on the host.".formatted(ref.externalName()));
    }
  }

  void stop(Duration grace) {
    command(line -> id -> stop(line, id, seconds(grace)));
  }

  /** Docker would start what does not run; so it is looked at first. */
  void reboot(Duration grace) {
    var running = engine.converse(ref.host(), this::runs);
    if (!running) {
      throw new UnexpectedAnswer(
          "Container '%s' does not run, so it cannot be rebooted.".formatted(ref.externalName()));
    }
    command(line -> id -> reboot(line, id, seconds(grace)));
  }

  private boolean runs(Line line) {
    return engine
        .containers()
        .find(line, ref)
        .map(seen -> Boolean.TRUE.equals(seen.getState().getRunning()))
        .orElse(false);
  }

  void delete() {
    command(line -> id -> delete(line, id));
    engine.containers().forget(ref);
    engine.converse(
        ref.host(),
        line -> {
          removeWhatStandsBeside(line);
          return ref;
        });
  }

  /** Half-made remains, snapshots, notes and its own image, none of which may outlive it. */
  private void removeWhatStandsBeside(Line line) {
    Containers.labelled(line, ref).forEach(seen -> delete(line, seen.getId()));
    Asides.removeExport(line, ref);
    OwnTags.removeAll(line, ref);
    engine.images().forgetAllOf(ref);
  }

  private boolean command(CommandOnLine command) {
    return engine.converse(
        ref.host(), line -> engine.containers().command(line, ref, command.on(line)));
  }

  private void start(Line line, String id) {
    try {
      line.docker().startContainerCmd(id).exec();
    } catch (NotModifiedException runs) {
      return;
    } catch (NotFoundException missing) {
      startAfterMakingNetwork(line, id, missing);
    }
  }

  /** The engine says "not found" also when it is the network that somebody removed. */
  private void startAfterMakingNetwork(Line line, String id, NotFoundException missing) {
    if (!DockerFailures.words(missing).contains("network")) {
      throw missing;
    }
    engine.network().forget(ref.host().portalId());
    engine.network().ensure(line, ref.host().portalId());
    line.docker().startContainerCmd(id).exec();
  }

  private static void stop(Line line, String id, int seconds) {
    try {
      line.docker().stopContainerCmd(id).withTimeout(seconds).exec();
    } catch (NotModifiedException stopped) {
      return;
    } catch (DockerException refused) {
      unpauseIfThatIsWhy(line, id, refused);
      line.docker().stopContainerCmd(id).withTimeout(seconds).exec();
    }
  }

  private static void reboot(Line line, String id, int seconds) {
    try {
      line.docker().restartContainerCmd(id).withTimeout(seconds).exec();
    } catch (DockerException refused) {
      unpauseIfThatIsWhy(line, id, refused);
      line.docker().restartContainerCmd(id).withTimeout(seconds).exec();
    }
  }

  private static void unpauseIfThatIsWhy(Line line, String id, DockerException refused) {
    if (!DockerFailures.words(refused).contains("paused")) {
      throw refused;
    }
    line.docker().unpauseContainerCmd(id).exec();
  }

  private static void delete(Line line, String id) {
    try {
      line.docker().removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    } catch (ConflictException beingRemoved) {
      if (!DockerFailures.words(beingRemoved).contains("already in progress")) {
        throw beingRemoved;
      }
    }
  }

  private int seconds(Duration grace) {
    var longest = ref.host().timeout().minus(MARGIN);
    var kept = grace.compareTo(longest) > 0 ? longest : grace;
    return (int) Math.max(0, kept.plusMillis(999).toSeconds());
  }

  /** A command that still needs its line. */
  private interface CommandOnLine {

    Consumer<String> on(Line line);
  }
}
