package io.atrium.benchmark;

import io.atrium.system.Rest;
import io.atrium.system.ServerProcess;
import io.atrium.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A portal with much room: hosts that are large enough, and no limits of quota. */
final class College {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Rest rest;

  private final String image;

  private final String offering;

  private College(Rest rest, String image, String offering) {
    this.rest = rest;
    this.image = image;
    this.offering = offering;
  }

  /** With simulated hosts for this many of the smallest containers. */
  static College simulated(ServerProcess portal, int hosts) {
    var rest = Rest.operator(portal.address(), ServerProcess.PASSWORD);
    withoutLimits(rest);
    for (var number = 0; number < hosts; number++) {
      var uri =
          "simulated:///bench-%d?vcpus=100000&memoryMib=100000000&diskGib=1000000"
              .formatted(number);
      host(rest, "Bench " + number, "simulated", uri);
    }
    return new College(rest, firstOf(rest, "/api/v1/images?kind=CONTAINER"), smallest(rest));
  }

  /** With one real engine, and an image that is uploaded to it. */
  static College real(ServerProcess portal, String engine, Path archive) {
    var rest = Rest.operator(portal.address(), ServerProcess.PASSWORD);
    withoutLimits(rest);
    for (var other : rest.get("/api/v1/hosts").get("items")) {
      rest.post("/api/v1/hosts/" + other.get("id").asString() + "/actions/drain", Map.of());
    }
    host(rest, "Engine", "docker", engine);
    var image =
        rest.post("/api/v1/images", Map.of("name", "Bench", "format", "CONTAINER_ARCHIVE"))
            .get("id")
            .asString();
    rest.upload("/api/v1/images/" + image + "/content", archive);
    return new College(rest, image, smallest(rest));
  }

  private static void withoutLimits(Rest rest) {
    var department = rest.get("/api/v1/me").get("departments").get(0).get("id").asString();
    rest.put("/api/v1/departments/" + department + "/quota", Map.of());
  }

  private static void host(Rest rest, String name, String driver, String uri) {
    var made =
        rest.post("/api/v1/hosts", Map.of("name", name, "driver", driver, "uri", uri))
            .get("id")
            .asString();
    await(rest, "/api/v1/hosts/" + made, host -> host.get("health").asString().equals("HEALTHY"));
  }

  /** The starters appear a moment after the start. */
  private static String firstOf(Rest rest, String list) {
    return await(rest, list, found -> !found.get("items").isEmpty())
        .get("items")
        .get(0)
        .get("id")
        .asString();
  }

  private static String smallest(Rest rest) {
    for (var each : rest.get("/api/v1/offerings?kind=CONTAINER&limit=200").get("items")) {
      if (each.get("sku").asString().equals("CT-NANO")) {
        return each.get("id").asString();
      }
    }
    throw new IllegalStateException("There is no offering CT-NANO");
  }

  private static JsonNode await(Rest rest, String path, Predicate<JsonNode> so) {
    return Await.value(PATIENCE, path + " is as wanted", () -> rest.get(path), so);
  }

  Rest rest() {
    return rest;
  }

  /** The image that is ordered, by its id. */
  String image() {
    return image;
  }

  /** Orders one; the answer comes when the order is accepted. */
  JsonNode order(String name) {
    return order(name, 1);
  }

  private JsonNode order(String name, int count) {
    return rest.post(
        "/api/v1/instances",
        Map.of("name", name, "imageId", image, "offeringId", offering, "count", count));
  }

  /** Orders this many alike, and waits until all run. */
  void fill(String name, int count) {
    for (var each : order(name, count).get("items")) {
      awaitRunning(each);
    }
  }

  /** Waits until what was ordered runs. */
  void awaitRunning(JsonNode ordered) {
    ended(ordered);
  }

  /** The operation that was asked for, once it has succeeded. */
  JsonNode ended(JsonNode asked) {
    var ended = rest.ended(asked.get("operation"));
    if (!ended.get("status").asString().equals("SUCCEEDED")) {
      throw new IllegalStateException("It did not succeed: " + ended);
    }
    return ended;
  }

  void delete(String id) {
    ended(rest.delete("/api/v1/instances/" + id));
  }
}
