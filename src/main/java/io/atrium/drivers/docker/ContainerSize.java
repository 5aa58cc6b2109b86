package io.atrium.drivers.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.Size;
import java.util.Locale;

/** Gives one container another size, whether it runs or not: all of it, or nothing. */
final class ContainerSize {

  private static final String KERNEL_REFUSES = "device or resource busy";

  private final DockerEngine engine;

  private final InstanceRef ref;

  ContainerSize(DockerEngine engine, InstanceRef ref) {
    this.engine = engine;
    this.ref = ref;
  }

  /** Changes it where it runs, or does not, as whoever asks takes for granted. */
  void change(Size size, boolean running) {
    engine.converse(
        ref.host(),
        line -> {
          var turn = engine.containers().turn(ref.instanceId());
          turn.lockInterruptibly();
          try {
            return change(line, size, running);
          } finally {
            turn.unlock();
          }
        });
  }

  private Size change(Line line, Size size, boolean running) {
    var seen = engine.containers().require(line, ref);
    if (Boolean.TRUE.equals(seen.getState().getRunning()) != running) {
      throw new UnexpectedAnswer(
          "It %s, which is not what was thought of it."
              .formatted(running ? "does not run" : "runs"));
    }
    var now = ContainerFacts.observe(seen, OwnTags.disk(line, ref)).size();
    if (now.equals(size)) {
      return size;
    }
    judge(line, seen, now, size);
    limit(line, seen, now, size);
    requireKept(line, seen, size);
    if (size.diskGib() != now.diskGib()) {
      OwnTags.noteDisk(line, ref, seen.getImageId(), size.diskGib());
    }
    return size;
  }

  private void judge(Line line, InspectContainerResponse seen, Size now, Size size) {
    if (size.diskGib() < now.diskGib()) {
      throw new SpecRejected(
          "A disk can only grow: it has %d GiB, and %d GiB were asked for."
              .formatted(now.diskGib(), size.diskGib()));
    }
    if (Boolean.TRUE.equals(seen.getState().getRunning()) && size.memoryMib() < now.memoryMib()) {
      var used = engine.sampling().memoryInUse(line, seen);
      if (used >= size.memoryMib() * ClosedSettings.BYTES_PER_MIB) {
        throw tooMuchInUse(Math.ceilDiv(used, ClosedSettings.BYTES_PER_MIB) + " MiB", size);
      }
    }
  }

  private static SpecRejected tooMuchInUse(String used, Size size) {
    return new SpecRejected(
        "It uses %s of memory now, so it cannot have %d MiB: have it use less, stop it first, or ask for more."
            .formatted(used, size.memoryMib()));
  }

  private static void limit(Line line, InspectContainerResponse seen, Size now, Size size) {
    try {
      update(line, seen.getId(), size);
    } catch (DockerException refused) {
      update(line, seen.getId(), now); // the engine may have changed a part of it
      throw DockerFailures.words(refused).toLowerCase(Locale.ROOT).contains(KERNEL_REFUSES)
          ? tooMuchInUse("more than that", size)
          : refused;
    }
  }

  private static void update(Line line, String containerId, Size size) {
    var memory = size.memoryMib() * ClosedSettings.BYTES_PER_MIB;
    line.docker()
        .updateContainerCmd(containerId)
        .withNanoCPUs(size.vcpus() * ClosedSettings.NANOS_PER_CPU)
        .withMemory(memory)
        .withMemorySwap(memory)
        .exec();
  }

  private static void requireKept(Line line, InspectContainerResponse seen, Size size) {
    var kept = line.docker().inspectContainerCmd(seen.getId()).exec();
    var wished =
        ClosedSettings.of(size, true, String.valueOf(kept.getHostConfig().getNetworkMode()));
    var deviations = Deviations.between(wished, kept);
    if (deviations.contains("processor limit") || deviations.contains("memory limit")) {
      throw new UnexpectedAnswer("The engine took the new size and did not keep it.");
    }
  }
}
