package io.atrium.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atrium.journey.DockerHands.Run;
import io.atrium.lanes.Lane;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A container's whole way: ordered over REST, really there, metered to the second, on the bill. */
@Tag("live")
@Tag("live-docker")
@TestInstance(Lifecycle.PER_CLASS)
class ContainerJourneyLive {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DockerHands docker = new DockerHands(URI.create(Lane.docker()));

  private WholePortal portal;

  private Rest rest;

  private String image;

  private String offering;

  @BeforeAll
  void open(@TempDir Path data) {
    portal = WholePortal.start(data, "--atrium.background.sweep-every=PT2S");
    rest = portal.operator();
    image = uploadImage();
    offering = smallestOffering();
    registerEngine();
  }

  @AfterAll
  void close() {
    portal.close();
  }

  @Test
  void whatIsOrderedAnswersAndIsBilledForTheSecondsThatDockerTells() {
    var department = newDepartment("BILLED");
    var id = order(department, "journey-1");
    var running = instance(id);
    assertThat(running.get("phase").asString()).isEqualTo("RUNNING");
    assertThat(running.get("driver").asString()).isEqualTo("docker");
    assertThat(fetch(running)).isEqualTo(id);
    var enough = startedAt(id).plusSeconds(3);
    Await.until(PATIENCE, "some seconds have passed", () -> Instant.now().isAfter(enough));

    docker.stop(id);

    awaitPhase(id, "STOPPED");
    var run = docker.run(id);
    assertThat(run.seconds()).isPositive();
    assertThat(startedAt(id)).isCloseTo(run.startedAt(), within(1, ChronoUnit.MICROS));
    assertMetered(id, "vcpu", run);
    assertMetered(id, "memory", run);
    delete(id);
    assertThat(docker.holds(id)).isFalse();
    assertBilled(department, "vcpu", run.seconds());
    assertBilled(department, "memory", 128 * run.seconds());
  }

  @Test
  void anotherRunIsAnotherIntervalAndTheTimeBetweenIsFree() {
    var department = newDepartment("TWICE");
    var id = order(department, "journey-3");
    act(id, "stop");
    var first = docker.run(id);
    act(id, "start");
    act(id, "stop");
    var second = docker.run(id);

    delete(id);

    assertBilled(department, "vcpu", first.seconds() + second.seconds());
  }

  @Test
  void whatIsRemovedBehindThePortalsBackIsToldTruthfully() {
    var department = newDepartment("REMOVED");
    var id = order(department, "journey-2");

    docker.remove(id);

    var parked = awaitPhase(id, "FAILED");
    assertThat(parked.get("fault").get("sentence").asString()).isNotBlank();
    assertThat(docker.holds(id)).isFalse();
    delete(id);
    for (var interval : intervals(id, "vcpu")) {
      assertThat(interval.get("to").isNull()).isFalse();
    }
  }

  private void registerEngine() {
    var host =
        rest.post(
            "/api/v1/hosts", Map.of("name", "Lane", "driver", "docker", "uri", Lane.docker()));
    var path = "/api/v1/hosts/" + host.get("id").asString();
    Await.value(
        PATIENCE,
        "the engine is found healthy",
        () -> rest.get(path),
        seen -> seen.get("health").asString().equals("HEALTHY"));
    for (var other : rest.get("/api/v1/hosts").get("items")) {
      if (other.get("simulated").asBoolean()) {
        rest.post("/api/v1/hosts/" + other.get("id").asString() + "/actions/drain", Map.of());
      }
    }
  }

  private String uploadImage() {
    var described =
        rest.post("/api/v1/images", Map.of("name", "Starter", "format", "CONTAINER_ARCHIVE"));
    var id = described.get("id").asString();
    var filled = rest.upload("/api/v1/images/" + id + "/content", Lane.image("container.tar"));
    assertThat(filled.get("status").asString()).isEqualTo("READY");
    return id;
  }

  private String smallestOffering() {
    for (var each : rest.get("/api/v1/offerings?kind=CONTAINER").get("items")) {
      if (each.get("sku").asString().equals("CT-NANO")) {
        return each.get("id").asString();
      }
    }
    throw new AssertionError("There is no starter offering");
  }

  private String newDepartment(String code) {
    var made = rest.post("/api/v1/departments", Map.of("code", code, "name", "Of " + code));
    return made.get("id").asString();
  }

  private String order(String department, String name) {
    var ordered =
        rest.post(
            "/api/v1/instances",
            Map.of(
                "name",
                name,
                "imageId",
                image,
                "offeringId",
                offering,
                "departmentId",
                department));
    assertSucceeds(ordered);
    return ordered.get("id").asString();
  }

  private void act(String id, String verb) {
    assertSucceeds(rest.post("/api/v1/instances/%s/actions/%s".formatted(id, verb), Map.of()));
  }

  private void delete(String id) {
    assertSucceeds(rest.delete("/api/v1/instances/" + id));
  }

  private void assertSucceeds(JsonNode instance) {
    var ended = rest.ended(instance.get("operation"));
    assertThat(ended.get("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
  }

  private JsonNode instance(String id) {
    return rest.get("/api/v1/instances/" + id);
  }

  private Instant startedAt(String id) {
    return instant(instance(id), "startedAt");
  }

  private JsonNode awaitPhase(String id, String phase) {
    return Await.value(
        PATIENCE,
        id + " is seen as " + phase,
        () -> instance(id),
        seen -> seen.get("phase").asString().equals(phase));
  }

  /** One interval, from the second in which Docker started it to the second in which it ended. */
  private void assertMetered(String id, String meter, Run run) {
    var intervals = intervals(id, meter);
    assertThat(intervals).hasSize(1);
    assertThat(instant(intervals.getFirst(), "from"))
        .isEqualTo(run.startedAt().truncatedTo(ChronoUnit.SECONDS));
    assertThat(instant(intervals.getFirst(), "to"))
        .isEqualTo(run.finishedAt().truncatedTo(ChronoUnit.SECONDS));
  }

  private List<JsonNode> intervals(String id, String meter) {
    return rest.get("/api/v1/instances/" + id + "/usage")
        .get("items")
        .valueStream()
        .filter(interval -> interval.get("meter").asString().equals(meter))
        .filter(interval -> !interval.get("replaced").asBoolean())
        .toList();
  }

  /** The department has nothing but one instance, so its bill is that instance's. */
  private void assertBilled(String department, String meter, long quantity) {
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
    var hours = new BigDecimal(line.get("quantity").asString());
    var price = new BigDecimal(line.get("unitPrice").asString());
    var exact = hours.multiply(price).divide(new BigDecimal(3_600), MathContext.DECIMAL64);
    assertThat(new BigDecimal(line.get("amount").asString()))
        .isEqualByComparingTo(exact.setScale(2, RoundingMode.HALF_EVEN));
    var explanation =
        rest.get(
            "/api/v1/bills/%s/lines/%d/explanation"
                .formatted(bill.get("id").asString(), line.get("n").asInt()));
    assertThat(explanation.get("evidenceSum").asString())
        .isEqualTo(line.get("quantity").asString());
  }

  private static Instant instant(JsonNode node, String field) {
    return Instant.parse(node.get(field).asString());
  }

  /** What the container answers, once it answers. */
  private static String fetch(JsonNode instance) {
    var ip = instance.get("addresses").get(0).get("ip").asString();
    Await.until(PATIENCE, ip + " answers", () -> listens(ip));
    var request = HttpRequest.newBuilder(URI.create("http://" + ip + ":8080/")).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body().strip();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static boolean listens(String ip) {
    try (var _ = new Socket(ip, 8080)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
