package io.atrium.drivers.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bridge network of this portal on one engine. Containers on it reach out and are reached from
 * the host, but not from one another: departments share the engine, not a network.
 */
final class HostNetwork {

  private static final String NO_TALK_BETWEEN = "com.docker.network.bridge.enable_icc";

  private final Set<String> present = ConcurrentHashMap.newKeySet();

  private final ReentrantLock making = new ReentrantLock();

  static String nameFor(String portalId) {
    return "atrium-" + portalId;
  }

  /** The name of the network, which exists after this call as far as was known before it. */
  String ensure(Line line, String portalId) {
    var name = nameFor(portalId);
    if (present.contains(name)) {
      return name;
    }
    making.lock();
    try {
      find(line, name).ifPresentOrElse(seen -> own(seen, portalId), () -> make(line, portalId));
      present.add(name);
      return name;
    } finally {
      making.unlock();
    }
  }

  /** Forgets that it was there: the engine has just said that it is not. */
  void forget(String portalId) {
    present.remove(nameFor(portalId));
  }

  private static Optional<Network> find(Line line, String name) {
    try {
      return Optional.of(line.docker().inspectNetworkCmd().withNetworkId(name).exec());
    } catch (NotFoundException absent) {
      return Optional.empty();
    }
  }

  private static void own(Network seen, String portalId) {
    if (!portalId.equals(seen.getLabels().get(Labels.PORTAL))
        || !"bridge".equals(seen.getDriver())) {
      throw new UnexpectedAnswer(
          "The engine has a network '%s' that is not this portal's.".formatted(nameFor(portalId)));
    }
  }

  private static void make(Line line, String portalId) {
    try {
      line.docker()
          .createNetworkCmd()
          .withName(nameFor(portalId))
          .withDriver("bridge")
          .withCheckDuplicate(true)
          .withOptions(Map.of(NO_TALK_BETWEEN, "false"))
          .withLabels(Map.of(Labels.PORTAL, portalId))
          .exec();
    } catch (ConflictException madeMeanwhile) {
      own(find(line, nameFor(portalId)).orElseThrow(() -> madeMeanwhile), portalId);
    }
  }
}
