package io.atrium.system;

import io.atrium.testing.Await;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The first steps in a portal that has nothing but its simulated host. */
final class Newcomer {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Newcomer() {}

  /** Orders a container of the first image and the first size there are. */
  static String order(Rest rest, String name) {
    var image = usable(rest, "/api/v1/images?kind=CONTAINER");
    var offering = usable(rest, "/api/v1/offerings?kind=CONTAINER");
    var wanted = Map.of("name", name, "imageId", image, "offeringId", offering);
    return rest.post("/api/v1/instances", wanted).get("id").asString();
  }

  /** The instance, once it is in this phase. */
  static JsonNode awaitPhase(Rest rest, String id, String phase) {
    return Await.value(
        PATIENCE,
        id + " is " + phase,
        () -> rest.get("/api/v1/instances/" + id),
        seen -> seen.get("phase").asString().equals(phase));
  }

  /** The starters appear once the simulated host has been looked at, a moment after the start. */
  private static String usable(Rest rest, String list) {
    return Await.value(
            PATIENCE,
            "something to order in " + list,
            () -> rest.get(list).get("items"),
            items -> !items.isEmpty())
        .get(0)
        .get("id")
        .asString();
  }
}
