package io.atrium.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.system.Rest;
import io.atrium.testing.Await;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a college does over REST, from registering a host to reading a bill. */
final class Journey {

  private final Rest rest;

  private final Duration patience;

  /**
   * @param patience how long the host may take to come to any state
   */
  Journey(Rest rest, Duration patience) {
    this.rest = rest;
    this.patience = patience;
  }

  /** Registers a host and leaves it alone: nothing is placed anywhere else. Returns how it is. */
  JsonNode useOnly(String driver, String uri) {
    var host = rest.post("/api/v1/hosts", Map.of("name", "Lane", "driver", driver, "uri", uri));
    var path = "/api/v1/hosts/" + host.get("id").asString();
    for (var other : rest.get("/api/v1/hosts").get("items")) {
      if (!other.get("id").equals(host.get("id"))) {
        rest.post("/api/v1/hosts/" + other.get("id").asString() + "/actions/drain", Map.of());
      }
    }
    return Await.value(
        patience,
        "the host is found healthy",
        () -> rest.get(path),
        seen -> seen.get("health").asString().equals("HEALTHY"));
  }

  String upload(String format, Path file) {
    var described = rest.post("/api/v1/images", Map.of("name", "Starter", "format", format));
    var id = described.get("id").asString();
    var filled = rest.upload("/api/v1/images/" + id + "/content", file);
    assertThat(filled.get("status").asString()).isEqualTo("READY");
    return id;
  }

  String offering(String kind, String sku) {
    for (var each : rest.get("/api/v1/offerings?kind=" + kind).get("items")) {
      if (each.get("sku").asString().equals(sku)) {
        return each.get("id").asString();
      }
    }
    throw new AssertionError("There is no offering " + sku);
  }

  String newDepartment(String code) {
    var made = rest.post("/api/v1/departments", Map.of("code", code, "name", "Of " + code));
    return made.get("id").asString();
  }

  /** Orders and waits until the order is done. */
  String order(String department, String name, Map<String, String> more) {
    var fields = new HashMap<>(more);
    fields.put("departmentId", department);
    fields.put("name", name);
    var ordered = rest.post("/api/v1/instances", fields);
    assertSucceeds(ordered);
    return ordered.get("id").asString();
  }

  void act(String id, String verb) {
    act(id, verb, Map.of());
  }

  JsonNode act(String id, String verb, Map<String, String> how) {
    var asked = rest.post("/api/v1/instances/%s/actions/%s".formatted(id, verb), how);
    assertSucceeds(asked);
    return asked;
  }

  void change(String id, Map<String, String> wish) {
    assertSucceeds(rest.patch("/api/v1/instances/" + id, wish));
  }

  /** Keeps its disk as it is; gives what is kept. */
  JsonNode snapshot(String id) {
    var taken = act(id, "snapshot", Map.of("name", "before"));
    return rest.get("/api/v1/snapshots/" + taken.get("id").asString());
  }

  void deleteSnapshot(String id) {
    assertSucceeds(rest.delete("/api/v1/snapshots/" + id));
  }

  /** The id of a copy of it, once that runs. */
  String copy(String id, String name) {
    return act(id, "clone", Map.of("name", name)).get("id").asString();
  }

  /** How much of the meter the department has used this month. */
  long used(String department, String meter) {
    var path = "/api/v1/usage?groupBy=meter&departmentId=" + department;
    return rest.get(path)
        .get("items")
        .valueStream()
        .flatMap(each -> each.get("usage").valueStream())
        .filter(each -> each.get("meter").asString().equals(meter))
        .mapToLong(each -> Long.parseLong(each.get("quantity").asString()))
        .sum();
  }

  void delete(String id) {
    assertSucceeds(rest.delete("/api/v1/instances/" + id));
  }

  private void assertSucceeds(JsonNode instance) {
    var ended = rest.ended(instance.get("operation"));
    assertThat(ended.get("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
  }

  JsonNode instance(String id) {
    return rest.get("/api/v1/instances/" + id);
  }

  Instant startedAt(String id) {
    return instant(instance(id), "startedAt");
  }

  JsonNode awaitPhase(String id, String phase) {
    return Await.value(
        patience,
        id + " is seen as " + phase,
        () -> instance(id),
        seen -> seen.get("phase").asString().equals(phase));
  }

  /** What it consumed this month, by the word of the meter; what is unknown is left out. */
  Map<String, Long> consumed(String id) {
    var consumed = new HashMap<String, Long>();
    for (var item : rest.get("/api/v1/instances/" + id + "/consumption").get("items")) {
      if (!item.get("month").isNull()) {
        consumed.put(item.get("meter").asString(), Long.valueOf(item.get("month").asString()));
      }
    }
    return consumed;
  }

  /** The intervals of use that count. */
  List<JsonNode> intervals(String id, String meter) {
    return rest.get("/api/v1/instances/" + id + "/usage")
        .get("items")
        .valueStream()
        .filter(interval -> interval.get("meter").asString().equals(meter))
        .filter(interval -> !interval.get("replaced").asBoolean())
        .toList();
  }

  /** The department has nothing but one instance, so its bill is that instance's. */
  void assertBilled(String department, String meter, long quantity) {
    var bill = rest.get("/api/v1/bills?departmentId=" + department).get("items").get(0);
    var line =
        bill.get("lines")
            .valueStream()
            .filter(each -> each.get("meter").asString().equals(meter))
            .findFirst();
    assertThat(line.map(each -> each.get("quantity").asLong()).orElse(0L)).isEqualTo(quantity);
    line.ifPresent(each -> assertExplained(bill, each));
  }

  private void assertExplained(JsonNode bill, JsonNode line) {
    var quantity = new BigDecimal(line.get("quantity").asString());
    var price = new BigDecimal(line.get("unitPrice").asString());
    var exact = quantity.multiply(price).divide(new BigDecimal(3_600), MathContext.DECIMAL64);
    assertThat(new BigDecimal(line.get("amount").asString()))
        .isEqualByComparingTo(exact.setScale(2, RoundingMode.HALF_EVEN));
    var explanation =
        rest.get(
            "/api/v1/bills/%s/lines/%d/explanation"
                .formatted(bill.get("id").asString(), line.get("n").asInt()));
    assertThat(explanation.get("evidenceSum").asString())
        .isEqualTo(line.get("quantity").asString());
  }

  /** What is served from inside, once it is. */
  String fetch(JsonNode instance, int port) {
    var ip = instance.get("addresses").get(0).get("ip").asString();
    Await.until(patience, ip + " answers", () -> listens(ip, port));
    var request = HttpRequest.newBuilder(URI.create("http://%s:%d/".formatted(ip, port))).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body().strip();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static boolean listens(String ip, int port) {
    try (var _ = new Socket(ip, port)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  static Instant instant(JsonNode node, String field) {
    return Instant.parse(node.get(field).asString());
  }
}
