package io.atrium.drivers.docker;

import com.github.dockerjava.api.model.Container;
import io.atrium.drivers.spi.Inventory;
import io.atrium.drivers.spi.Inventory.Seen;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    var ours =
        all.stream()
            .filter(one -> isOurs(one, portalId))
            .sorted(Comparator.comparing(EngineInventory::isRenamed))
            .toList();
    var disks = OwnTags.disks(line, portalId);
    var seen = new LinkedHashMap<String, Seen>();
    for (var one : AllAtOnce.of(ours, one -> look(line, one, portalId, disks))) {
      one.ifPresent(found -> seen.putIfAbsent(found.instanceId(), found));
    }
    return new Inventory(List.copyOf(seen.values()), foreign(all, portalId));
  }

  private static int foreign(List<Container> all, String portalId) {
    return (int)
        all.stream()
            .filter(one -> !isOurs(one, portalId))
            .filter(one -> !Labels.areExport(one.getLabels(), nameOf(one), portalId))
            .count();
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

  private static String nameOf(Container one) {
    return Stream.of(one.getNames())
        .map(name -> name.substring(1))
        .filter(name -> name.indexOf('/') < 0)
        .findFirst()
        .orElse("");
  }

  private static boolean isRenamed(Container one) {
    return !nameOf(one).equals(Labels.instance(one.getLabels()));
  }

  private static boolean isOurs(Container one, String portalId) {
    return one.getNames() != null
        && Labels.areOurs(one.getLabels(), nameOf(one), String.valueOf(one.getImageId()), portalId);
  }

  private static Optional<Seen> look(
      Line line, Container one, String portalId, Map<String, Integer> disks) {
    var id = Labels.instance(one.getLabels());
    return Containers.look(line, one.getId())
        .filter(seen -> Containers.isOurs(seen, portalId))
        .map(seen -> new Seen(id, ContainerFacts.observe(seen, disks.getOrDefault(id, 0))));
  }
}
