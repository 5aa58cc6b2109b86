package io.atrium.drivers.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.ContainerNetwork;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.kernel.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads an observation out of what the engine says about a container. Pure. */
final class ContainerFacts {

  private static final int KILLED = 137;

  private static final int TERMINATED = 143;

  private static final int SIGNALLED = 128;

  private static final int NOT_EXECUTABLE = 126;

  private static final int NOT_FOUND = 127;

  private ContainerFacts() {}

  static Present observe(InspectContainerResponse seen) {
    return observe(seen, 0);
  }

  /** Reads an observation; {@code grownDisk} is the disk in GiB that was ordered since, or 0. */
  static Present observe(InspectContainerResponse seen, int grownDisk) {
    return observe(seen, grownDisk, KernelStart.ofThisMachine());
  }

  static Present observe(InspectContainerResponse seen, KernelStart kernel) {
    return observe(seen, 0, kernel);
  }

  /**
   * Reads an observation. When the machine restarted in the middle of a run, the engine gives the
   * moment at which it found that out as the end; that is no end of anything, so it is not told.
   */
  private static Present observe(InspectContainerResponse seen, int grownDisk, KernelStart kernel) {
    var power = power(seen);
    var runs = power == PowerState.RUNNING;
    var startedAt = instant(seen.getState().getStartedAt());
    var endedAt = runs ? null : instant(seen.getState().getFinishedAt());
    var cutOff = kernel.isBetween(startedAt, endedAt);
    return new Present(
        power,
        size(seen, grownDisk),
        runs ? addresses(seen) : List.of(),
        startedAt,
        true,
        cutOff ? null : endedAt,
        cutOff ? "It ended when its host went down." : remark(seen.getState(), power));
  }

  static boolean hasEverRun(InspectContainerResponse seen) {
    return instant(seen.getState().getStartedAt()) != null;
  }

  /** A setting that docker-java has no name for; null when the engine does not tell it. */
  static @Nullable Object raw(InspectContainerResponse seen, String part, String name) {
    return seen.getRawValues().get(part) instanceof Map<?, ?> settings ? settings.get(name) : null;
  }

  /** The engine writes the year 1 where it means never. */
  static @Nullable Instant instant(@Nullable String time) {
    if (time == null || time.isEmpty()) {
      return null;
    }
    var instant = OffsetDateTime.parse(time).toInstant();
    return instant.isAfter(Instant.EPOCH) ? instant : null;
  }

  private static PowerState power(InspectContainerResponse seen) {
    var state = seen.getState();
    return switch (String.valueOf(state.getStatus())) {
      case "running", "paused" -> PowerState.RUNNING;
      case "created" -> PowerState.STOPPED;
      case "exited" -> endedWell(seen) ? PowerState.STOPPED : PowerState.CRASHED;
      case "dead" -> PowerState.CRASHED;
      default -> PowerState.BUILDING; // restarting, removing: about to be something else
    };
  }

  /**
   * The engine does not say who ended a run. Status 0 and the marks that SIGTERM, SIGKILL and the
   * image's own stop signal leave count as stopped; any other status as the program's own failure.
   */
  private static boolean endedWell(InspectContainerResponse seen) {
    var state = seen.getState();
    var status = exitStatus(state);
    var stopSignal = signal(raw(seen, "Config", "StopSignal"));
    return !Boolean.TRUE.equals(state.getOOMKilled())
        && (status == 0
            || status == TERMINATED
            || status == KILLED
            || status == SIGNALLED + stopSignal);
  }

  private static long exitStatus(ContainerState state) {
    return state.getExitCodeLong() == null ? 0 : state.getExitCodeLong();
  }

  private static int signal(@Nullable Object name) {
    return switch (String.valueOf(name).replaceFirst("^SIG", "")) {
      case "HUP", "1" -> 1;
      case "INT", "2" -> 2;
      case "QUIT", "3" -> 3;
      case "USR1", "10" -> 10;
      case "USR2", "12" -> 12;
      case "WINCH", "28" -> 28;
      case "PWR", "30" -> 30;
      case "RTMIN+3", "37" -> 37;
      default -> 15;
    };
  }

  private static @Nullable String remark(ContainerState state, PowerState power) {
    if (Boolean.TRUE.equals(state.getOOMKilled())) {
      return "It ran out of memory and was killed.";
    }
    return switch (power) {
      case RUNNING -> Boolean.TRUE.equals(state.getPaused()) ? "It is paused on its host." : null;
      case CRASHED -> ending(exitStatus(state));
      case STOPPED, BUILDING ->
          state.getError() == null || state.getError().isEmpty()
              ? null
              : DockerFailures.shortened(state.getError());
    };
  }

  /** The two statuses have one meaning everywhere, as shells and inits give them. */
  private static String ending(long status) {
    var ended = "It ended with exit status " + status;
    if (status == NOT_FOUND) {
      return ended + ": its command is not in the image.";
    }
    return status == NOT_EXECUTABLE ? ended + ": its command cannot be executed." : ended + ".";
  }

  /** What the engine enforces now, even where somebody changed it; the disk as it was ordered. */
  private static Size size(InspectContainerResponse seen, int grownDisk) {
    var config = seen.getHostConfig();
    var cpus = rounded(config.getNanoCPUs(), ClosedSettings.NANOS_PER_CPU);
    var memory = rounded(config.getMemory(), ClosedSettings.BYTES_PER_MIB);
    return new Size(
        Math.max(1, cpus), Math.max(16, memory), Math.max(disk(Labels.of(seen)), grownDisk));
  }

  private static int rounded(@Nullable Long amount, long unit) {
    return amount == null ? 0 : Math.toIntExact(Math.ceilDiv(amount, unit));
  }

  private static int disk(Map<String, String> labels) {
    var label = labels.getOrDefault(Labels.DISK, "1");
    return label.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(label) : 1;
  }

  private static List<String> addresses(InspectContainerResponse seen) {
    return seen.getNetworkSettings().getNetworks().values().stream()
        .map(ContainerNetwork::getIpAddress)
        .filter(Objects::nonNull)
        .filter(address -> !address.isEmpty())
        .sorted()
        .toList();
  }
}
