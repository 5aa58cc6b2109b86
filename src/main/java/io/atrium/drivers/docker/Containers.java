package io.atrium.drivers.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the container of an instance on one engine, and lets no command reach a container before it
 * was seen to be ours. What has been seen once is remembered by the engine's own id of the
 * container, which is never given to another, so that a command costs one call.
 */
final class Containers {

  private static final Pattern INSTANCE_ID = Pattern.compile("i-[0-9a-f]{17}");

  private static final int TURNS = 64;

  private final Map<String, String> proven = new ConcurrentHashMap<>();

  private final List<ReentrantLock> turns = locks();

  private final List<ReentrantLock> longTurns = locks();

  private static List<ReentrantLock> locks() {
    return Stream.generate(ReentrantLock::new).limit(TURNS).toList();
  }

  static boolean isInstanceId(String name) {
    return INSTANCE_ID.matcher(name).matches();
  }

  /**
   * Held while a container is made, so that two who make the same one meet here, not on the engine.
   */
  ReentrantLock turn(String instanceId) {
    return turns.get(Math.floorMod(instanceId.hashCode(), TURNS));
  }

  /** Held while a disk is copied, which may take long and keeps nobody from making one. */
  ReentrantLock longTurn(String instanceId) {
    return longTurns.get(Math.floorMod(instanceId.hashCode(), TURNS));
  }

  /**
   * Our container of this instance, whatever it is called by now; empty when there is none, or only
   * a foreign one.
   */
  Optional<InspectContainerResponse> find(Line line, InstanceRef ref) {
    var portalId = ref.host().portalId();
    var found =
        look(line, ref.externalName())
            .filter(seen -> isOurs(seen, portalId))
            .or(() -> renamed(line, ref));
    found.ifPresentOrElse(
        seen -> proven.put(keyOf(ref), seen.getId()), () -> proven.remove(keyOf(ref)));
    return found;
  }

  /** The same, where a command makes no sense without it. */
  InspectContainerResponse require(Line line, InstanceRef ref) {
    return find(line, ref)
        .orElseThrow(() ->
            new UnexpectedAnswer(
                "There is no container '%s' of this portal on the host."
                    .formatted(ref.externalName())));
  }

  private static Optional<InspectContainerResponse> renamed(Line line, InstanceRef ref) {
    return labelled(line, ref).findFirst();
  }

  /** All of ours that are of this instance by their labels. */
  static Stream<InspectContainerResponse> labelled(Line line, InstanceRef ref) {
    var labels = Map.of(Labels.PORTAL, ref.host().portalId(), Labels.INSTANCE, ref.instanceId());
    return line
        .docker()
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(labels)
        .exec()
        .stream()
        .flatMap(one -> look(line, one.getId()).stream())
        .filter(seen -> isOurs(seen, ref.host().portalId()));
  }

  /** Whatever container has this name or id, whoever it belongs to. */
  static Optional<InspectContainerResponse> look(Line line, String nameOrId) {
    try {
      return Optional.of(line.docker().inspectContainerCmd(nameOrId).exec());
    } catch (NotFoundException absent) {
      return Optional.empty();
    }
  }

  static boolean isOurs(InspectContainerResponse seen, String portalId) {
    return Labels.areOurs(
        Labels.of(seen), nameOf(seen), String.valueOf(seen.getImageId()), portalId);
  }

  static String nameOf(InspectContainerResponse seen) {
    return seen.getName().startsWith("/") ? seen.getName().substring(1) : seen.getName();
  }

  /** Gives a command to our container, known by id. False when there is no container of ours. */
  boolean command(Line line, InstanceRef ref, Consumer<String> command) {
    var known = proven.get(keyOf(ref));
    if (known != null && tell(known, command)) {
      return true;
    }
    return find(line, ref).map(seen -> tell(seen.getId(), command)).orElse(false);
  }

  void remember(InstanceRef ref, String containerId) {
    proven.put(keyOf(ref), containerId);
  }

  void forget(InstanceRef ref) {
    proven.remove(keyOf(ref));
  }

  /** What is one portal's is not proven to be another's. */
  private static String keyOf(InstanceRef ref) {
    return ref.host().portalId() + "/" + ref.instanceId();
  }

  private static boolean tell(String containerId, Consumer<String> command) {
    try {
      command.accept(containerId);
      return true;
    } catch (NotFoundException absent) {
      return false;
    }
  }
}
