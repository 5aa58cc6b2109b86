package io.atrium.drivers.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.Kind;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes the container of one specification and reads it back. What is found under its name already
 * is adopted when it is ours and equal, replaced when it is ours and never ran, and refused
 * otherwise.
 */
final class ContainerCreation {

  private final DockerEngine engine;

  private final InstanceRef ref;

  private final InstanceSpec spec;

  ContainerCreation(DockerEngine engine, InstanceRef ref, InstanceSpec spec) {
    this.engine = engine;
    this.ref = ref;
    this.spec = spec;
  }

  /** Refuses what a container cannot have, before anything is asked of the engine. */
  static void judge(InstanceSpec spec) {
    if (spec.kind() != Kind.CONTAINER) {
      throw new SpecRejected("A container cannot start from a disk image.");
    }
    if (spec.userData() != null) {
      throw new SpecRejected(
          "A container takes no user data: give it a command or environment variables instead.");
    }
    if (spec.environment().values().stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
      throw new SpecRejected("An environment variable has a zero byte.");
    }
  }

  InstanceRef make(Line line) throws Exception {
    var network = engine.network().ensure(line, ref.host().portalId());
    var settings = ClosedSettings.of(spec, network);
    var turn = engine.containers().turn(ref.instanceId());
    turn.lockInterruptibly();
    try {
      return makeOrAdopt(line, settings);
    } catch (NotFoundException imageGone) {
      engine.images().forget(ref, spec.image());
      return makeOrAdopt(line, settings);
    } finally {
      turn.unlock();
    }
  }

  private InstanceRef makeOrAdopt(Line line, HostConfig settings) throws Exception {
    var image = engine.images().ensure(line, ref, spec.image());
    try {
      return readBack(line, settings, order(line, image, settings).exec().getId());
    } catch (ConflictException nameTaken) {
      return meet(line, settings, image);
    }
  }

  private InstanceRef meet(Line line, HostConfig settings, String image) {
    var present =
        Containers.look(line, ref.externalName())
            .orElseThrow(() -> new Busy("The container's name is just being given free."));
    if (!Containers.isOurs(present, ref.host().portalId())) {
      throw new SpecRejected(
          "The engine has a container '%s' that is not this portal's."
              .formatted(ref.externalName()));
    }
    if (isEqual(present) && Deviations.between(settings, present).isEmpty()) {
      engine.containers().remember(ref, present.getId());
      return ref;
    }
    return replace(line, settings, image, present);
  }

  private InstanceRef replace(
      Line line, HostConfig settings, String image, InspectContainerResponse present) {
    if (ContainerFacts.hasEverRun(present)) {
      throw new SpecRejected(
          "Container '%s' is there with another specification and has already run."
              .formatted(ref.externalName()));
    }
    remove(line, present.getId());
    return readBack(line, settings, order(line, image, settings).exec().getId());
  }

  private boolean isEqual(InspectContainerResponse present) {
    return Fingerprint.of(spec).equals(Labels.of(present).get(Labels.SPECIFICATION));
  }

  private InstanceRef readBack(Line line, HostConfig settings, String containerId) {
    var made = line.docker().inspectContainerCmd(containerId).exec();
    var deviations = Deviations.between(settings, made);
    if (!deviations.isEmpty()) {
      remove(line, containerId);
      throw new UnexpectedAnswer(
          "The engine did not keep the closed settings (%s); the container was removed."
              .formatted(String.join(", ", deviations)));
    }
    engine.containers().remember(ref, containerId);
    return ref;
  }

  private void remove(Line line, String containerId) {
    engine.containers().forget(ref);
    line.docker().removeContainerCmd(containerId).withForce(true).withRemoveVolumes(true).exec();
  }

  private CreateContainerCmd order(Line line, String image, HostConfig settings) {
    var order =
        line.docker()
            .createContainerCmd(image)
            .withName(ref.externalName())
            .withHostName(spec.hostname())
            .withEnv(environment())
            .withLabels(Labels.of(spec, ref.host().portalId(), image))
            .withHostConfig(settings);
    return spec.command().isEmpty() ? order : order.withCmd(spec.command());
  }

  private List<String> environment() {
    var variables = new TreeMap<>(spec.environment());
    variables.put("ATRIUM_INSTANCE_ID", spec.instanceId());
    return variables.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .toList();
  }
}
