package io.atrium.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * I1, I2, I8: each object of ours on a host belongs to one row, each row has the one object that
 * its phase promises and says of it whether it is paused, and what is not ours stands untouched.
 */
final class HostsAgree implements Invariant {

  @Override
  public List<String> broken(Stage stage, Story story) {
    var broken = new ArrayList<String>();
    var places = new HashMap<String, List<String>>();
    for (var host : Cast.HOSTS) {
      if (!stage.host(host).foreignStands(Cast.DECOY)) {
        broken.add("I8: the foreign instance on " + host + " was touched");
      }
      for (var name : stage.host(host).holds()) {
        if (!name.equals(Cast.DECOY)) {
          places.computeIfAbsent(name, _ -> new ArrayList<>()).add(host);
        }
      }
    }
    for (var row : Believed.all(stage.portal().jdbc())) {
      var places0 = places.getOrDefault(row.id(), List.of());
      places.remove(row.id());
      judge(stage, row, places0, broken);
    }
    places.forEach((id, hosts) -> broken.add("I1: " + id + " on " + hosts + " has no row"));
    return broken;
  }

  private static void judge(Stage stage, Believed row, List<String> places, List<String> broken) {
    var runs = places.stream().anyMatch(host -> stage.host(host).runs().contains(row.id()));
    var right =
        switch (row.phase()) {
          case "RUNNING" ->
              places.equals(List.of(String.valueOf(row.hostId())))
                  && runs
                  && stage.host(String.valueOf(row.hostId())).paused(row.id()) == row.paused();
          case "STOPPED" -> places.equals(List.of(String.valueOf(row.hostId()))) && !runs;
          case "FAILED", "ARCHIVED", "DELETED" -> places.isEmpty();
          case "REQUESTED" -> places.isEmpty() && row.waiting();
          default -> false;
        };
    if (!right) {
      broken.add("I2: %s, but on hosts %s, running: %s".formatted(row, places, runs));
    }
  }

  /** What is counted by host, for other invariants. */
  static Map<String, List<Believed>> byHost(List<Believed> rows) {
    var byHost = new HashMap<String, List<Believed>>();
    rows.stream()
        .filter(row -> row.hostId() != null && !row.is("DELETED"))
        .forEach(row ->
            byHost.computeIfAbsent(String.valueOf(row.hostId()), _ -> new ArrayList<>()).add(row));
    return byHost;
  }
}
