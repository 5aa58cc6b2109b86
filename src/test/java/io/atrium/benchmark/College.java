package io.atrium.benchmark;

import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** A portal with much room: hosts that are large enough, and no limits of quota. */
final class College {

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Api api;

  private final String image;

  private final String offering;

  private College(Api api, String image, String offering) {
    this.api = api;
    this.image = image;
    this.offering = offering;
  }

  /** With simulated hosts for this many of the smallest containers. */
  static College simulated(ServerProcess portal, int hosts) {
    var api = Api.withPassword(portal.address(), Programs.ADMIN, Programs.PASSWORD).withToken();
    withoutLimits(api);
    for (var number = 0; number < hosts; number++) {
      var uri =
          "simulated:///bench-%d?vcpus=100000&memoryMib=100000000&diskGib=1000000"
              .formatted(number);
      host(api, "Bench " + number, "simulated", uri);
    }
    return new College(api, firstOf(api, "/api/v1/images?kind=CONTAINER"), smallest(api));
  }

  /** With one real engine, and an image that is uploaded to it. */
  static College real(ServerProcess portal, String engine, java.nio.file.Path archive) {
    var api = Api.withPassword(portal.address(), Programs.ADMIN, Programs.PASSWORD).withToken();
    withoutLimits(api);
    for (var other : api.get("/api/v1/hosts").get("items")) {
      api.post("/api/v1/hosts/" + other.get("id").asString() + "/actions/drain", Map.of());
    }
    host(api, "Engine", "docker", engine);
    var image =
        api.post("/api/v1/images", Map.of("name", "Bench", "format", "CONTAINER_ARCHIVE"))
            .get("id")
            .asString();
    api.upload("/api/v1/images/" + image + "/content", archive);
    return new College(api, image, smallest(api));
  }

  private static void withoutLimits(Api api) {
    var department = api.get("/api/v1/me").get("departments").get(0).get("id").asString();
    api.put("/api/v1/departments/" + department + "/quota", Map.of());
  }

  private static void host(Api api, String name, String driver, String uri) {
    var made =
        api.post("/api/v1/hosts", Map.of("name", name, "driver", driver, "uri", uri))
            .get("id")
            .asString();
    await(api, "/api/v1/hosts/" + made, host -> host.get("health").asString().equals("HEALTHY"));
  }

  /** The starters appear a moment after the start. */
  private static String firstOf(Api api, String list) {
    return await(api, list, found -> !found.get("items").isEmpty())
        .get("items")
        .get(0)
        .get("id")
        .asString();
  }

  private static String smallest(Api api) {
    for (var each : api.get("/api/v1/offerings?kind=CONTAINER&limit=200").get("items")) {
      if (each.get("sku").asString().equals("CT-NANO")) {
        return each.get("id").asString();
      }
    }
    throw new IllegalStateException("There is no offering CT-NANO");
  }

  private static JsonNode await(Api api, String path, java.util.function.Predicate<JsonNode> so) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    var seen = api.get(path);
    while (!so.test(seen)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not in time: " + seen);
      }
      LockSupport.parkNanos(100_000_000);
      seen = api.get(path);
    }
    return seen;
  }

  Api api() {
    return api;
  }

  /** Orders one; the answer comes when the order is accepted. */
  JsonNode order(String name) {
    return order(name, 1);
  }

  private JsonNode order(String name, int count) {
    return api.post(
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
    var operation = asked.get("operation").get("id").asString();
    var ended = api.get("/api/v1/operations/" + operation + "?wait=60s");
    if (!ended.get("status").asString().equals("SUCCEEDED")) {
      throw new IllegalStateException("It did not succeed: " + ended);
    }
    return ended;
  }

  void delete(String id) {
    ended(api.delete("/api/v1/instances/" + id));
  }
}
