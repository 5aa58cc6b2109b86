package io.atrium.drivers.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import io.atrium.drivers.docker.DockerEngine.Conversation;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what a container has written as images of this instance, and puts it back: by a container
 * that is made anew from such an image in the same closed settings. The old one goes only once the
 * new one stands.
 */
final class ContainerSnapshots {

  private final DockerEngine engine;

  private final InstanceRef ref;

  private final String snapshotId;

  private final String name;

  ContainerSnapshots(DockerEngine engine, InstanceRef ref, String snapshotId) {
    this.engine = engine;
    this.ref = ref;
    this.snapshotId = snapshotId;
    this.name = OwnTags.snapshot(ref, snapshotId);
  }

  long take() {
    return inTurn(this::take);
  }

  void restore() {
    inTurn(this::restore);
  }

  void delete() {
    inTurn(this::delete);
  }

  private <T> T inTurn(Conversation<T> conversation) {
    return engine.converse(
        ref.host(),
        line -> {
          var turn = engine.containers().longTurn(ref.instanceId());
          turn.lockInterruptibly();
          try {
            return conversation.hold(line);
          } finally {
            turn.unlock();
          }
        });
  }

  private long take(Line line) throws IOException {
    var seen = engine.containers().require(line, ref);
    if (image(line).isEmpty()) {
      refuseForeign(line);
      Commit.make(line, seen, name, snapshotId);
    }
    return Commit.bytes(line, name);
  }

  /** The engine's id of this snapshot's image, where it is ours. */
  private Optional<String> image(Line line) {
    try {
      var seen = line.docker().inspectImageCmd(name).exec();
      var labels = seen.getConfig() == null ? null : seen.getConfig().getLabels();
      return labels != null
              && Labels.areOfOurs(labels, ref)
              && snapshotId.equals(labels.get(Labels.KEPT))
          ? Optional.ofNullable(seen.getId())
          : Optional.empty();
    } catch (NotFoundException absent) {
      return Optional.empty();
    }
  }

  private void refuseForeign(Line line) {
    if (!OwnTags.named(line, name).isEmpty()) {
      throw new SpecRejected(
          "The engine has an image '%s' that is not this portal's.".formatted(name));
    }
  }

  private String restore(Line line) {
    Asides.settle(line, ref);
    var seen = engine.containers().require(line, ref);
    if (Boolean.TRUE.equals(seen.getState().getRunning())) {
      throw new UnexpectedAnswer("It runs, and what runs cannot be put back: stop it first.");
    }
    var image =
        image(line)
            .orElseThrow(() ->
                new SpecRejected("The host has no snapshot '%s' of it.".formatted(snapshotId)));
    var grown = OwnTags.disk(line, ref);
    var size = ContainerFacts.observe(seen, grown).size();
    var settings =
        ClosedSettings.of(
            size,
            Boolean.TRUE.equals(seen.getHostConfig().getInit()),
            engine.network().ensure(line, ref.host().portalId()));
    var made = make(line, seen, image, labels(seen, image, size.diskGib()), settings);
    exchange(line, seen, made);
    OwnTags.forgetDisk(line, ref); // the new container's own label tells it
    return made;
  }

  private String make(
      Line line,
      InspectContainerResponse old,
      String image,
      Map<String, String> labels,
      HostConfig settings) {
    var config = old.getConfig();
    var made =
        line.docker()
            .createContainerCmd(image) // which has the old one's command, user and folder
            .withName(Asides.restored(ref))
            .withHostName(config.getHostName())
            .withEnv(config.getEnv() == null ? new String[0] : config.getEnv())
            .withLabels(labels)
            .withHostConfig(settings)
            .exec()
            .getId();
    var deviations = Deviations.between(settings, line.docker().inspectContainerCmd(made).exec());
    if (!deviations.isEmpty()) {
      Asides.remove(line, made);
      throw new UnexpectedAnswer(
          "The engine did not keep the closed settings (%s); nothing was put back."
              .formatted(String.join(", ", deviations)));
    }
    return made;
  }

  private static Map<String, String> labels(
      InspectContainerResponse old, String image, int diskGib) {
    var labels = new HashMap<>(Labels.of(old));
    labels.put(Labels.BASE_ID, Labels.baseOf(labels));
    labels.put(Labels.IMAGE_ID, image);
    labels.put(Labels.DISK, String.valueOf(diskGib));
    labels.put(Labels.KEPT, "");
    return labels;
  }

  /** One that was started meanwhile is not removed: the engine refuses, and says that it runs. */
  private void exchange(Line line, InspectContainerResponse old, String made) {
    try {
      line.docker().removeContainerCmd(old.getId()).withRemoveVolumes(true).exec();
    } catch (ConflictException runs) {
      Asides.remove(line, made);
      throw runs;
    }
    line.docker().renameContainerCmd(made).withName(ref.externalName()).exec();
    engine.containers().remember(ref, made);
  }

  private String delete(Line line) {
    if (image(line).isPresent()) {
      try {
        OwnTags.remove(line, name);
      } catch (ConflictException inUse) {
        holdForContainer(line, inUse);
        OwnTags.remove(line, name);
      }
    }
    return name;
  }

  /** A container stands on this image: it keeps it, under the name that tells its disk. */
  private void holdForContainer(Line line, ConflictException inUse) {
    var seen = engine.containers().find(line, ref).orElseThrow(() -> inUse);
    var disk = ContainerFacts.observe(seen, OwnTags.disk(line, ref)).size().diskGib();
    OwnTags.noteDisk(line, ref, seen.getImageId(), disk);
  }
}
