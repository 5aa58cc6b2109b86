package io.atrium.drivers.docker;

import com.github.dockerjava.api.model.Container;
import io.atrium.drivers.spi.Inventory;
import io.atrium.drivers.spi.Inventory.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts and describes what stands on an engine. */
final class EngineInventory {

  private EngineInventory() {}

  /**
   * The short list tells what is ours; only a look at each tells when its run began and how it
   * ended.
   */
  static Inventory take(Line line, String portalId) throws Exception {
    var all = line.docker().listContainersCmd().withShowAll(true).exec();
    var ours = all.stream().filter(one -> isOurs(one, portalId)).toList();
    var seen = new ArrayList<Seen>();
    for (var one : AllAtOnce.of(ours, one -> look(line, one, portalId))) {
      one.ifPresent(seen::add);
    }
    return new Inventory(seen, all.size() - ours.size());
  }

  /** Our running containers, by name. */
  static List<Container> running(Line line, String portalId) {
    return line
        .docker()
        .listContainersCmd()
        .withLabelFilter(List.of(label(portalId)))
        .exec()
        .stream()
        .filter(one -> isOurs(one, portalId))
        .toList();
  }

  static String label(String portalId) {
    return Labels.PORTAL + "=" + portalId;
  }

  static String nameOf(Container one) {
    return Stream.of(one.getNames())
        .map(name -> name.substring(1))
        .filter(name -> name.indexOf('/') < 0)
        .findFirst()
        .orElse("");
  }

  private static boolean isOurs(Container one, String portalId) {
    return one.getNames() != null && Labels.areOurs(one.getLabels(), nameOf(one), portalId);
  }

  private static Optional<Seen> look(Line line, Container one, String portalId) {
    return Containers.look(line, one.getId())
        .filter(seen -> Containers.isOurs(seen, portalId))
        .map(seen -> new Seen(nameOf(one), ContainerFacts.observe(seen)));
  }
}
