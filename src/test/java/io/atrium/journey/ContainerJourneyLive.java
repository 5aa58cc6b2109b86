package io.atrium.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atrium.journey.DockerHands.Run;
import io.atrium.lanes.Lane;
import io.atrium.testing.Await;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A container's whole way: ordered over REST, really there, metered to the second, on the bill. */
@Tag("live")
@Tag("live-docker")
@TestInstance(Lifecycle.PER_CLASS)
class ContainerJourneyLive {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DockerHands docker = new DockerHands(URI.create(Lane.docker()));

  private WholePortal portal;

  private Journey journey;

  private String image;

  private String offering;

  @BeforeAll
  void open(@TempDir Path data) {
    portal = WholePortal.start(data, "--atrium.background.sweep-every=PT2S");
    journey = new Journey(portal.operator(), PATIENCE);
    image = journey.upload("CONTAINER_ARCHIVE", Lane.image("container.tar"));
    offering = journey.offering("CONTAINER", "CT-NANO");
    journey.useOnly("docker", Lane.docker());
  }

  @AfterAll
  void close() {
    portal.close();
  }

  @Test
  void whatIsOrderedAnswersAndIsBilledForTheSecondsThatDockerTells() {
    var department = journey.newDepartment("BILLED");
    var id = order(department, "journey-1");
    var running = journey.instance(id);
    assertThat(running.get("phase").asString()).isEqualTo("RUNNING");
    assertThat(running.get("driver").asString()).isEqualTo("docker");
    assertThat(journey.fetch(running, 8080)).isEqualTo(id);
    var started = journey.startedAt(id);
    var enough = started.plusSeconds(3);
    Await.until(PATIENCE, "some seconds have passed", () -> Instant.now().isAfter(enough));

    docker.stop(id);

    journey.awaitPhase(id, "STOPPED");
    var run = docker.run(id);
    assertThat(run.seconds()).isPositive();
    assertThat(started).isCloseTo(run.startedAt(), within(1, ChronoUnit.MICROS));
    assertMetered(id, "vcpu", run);
    assertMetered(id, "memory", run);
    journey.delete(id);
    assertThat(docker.holds(id)).isFalse();
    journey.assertBilled(department, "vcpu", run.seconds());
    journey.assertBilled(department, "memory", 128 * run.seconds());
  }

  @Test
  void anotherRunIsAnotherIntervalAndTheTimeBetweenIsFree() {
    var department = journey.newDepartment("TWICE");
    var id = order(department, "journey-3");
    journey.act(id, "stop");
    var first = docker.run(id);
    journey.act(id, "start");
    journey.act(id, "stop");
    var second = docker.run(id);

    journey.delete(id);

    journey.assertBilled(department, "vcpu", first.seconds() + second.seconds());
  }

  @Test
  void whatItConsumedIsWhatDockerCountsToTheLastByteAndAnotherRunAddsToIt() {
    var department = journey.newDepartment("COUNTED");
    var id = order(department, "journey-4");
    docker.pause(id);
    var first = awaitEqual(id, Map.of());
    assertThat(first.get("cpu-time")).isPositive();
    docker.goOn(id);
    journey.act(id, "stop");
    // A reading from before the end may still be on its way.
    var enough = Instant.now().plusSeconds(4);
    Await.until(PATIENCE, "nothing is on its way", () -> Instant.now().isAfter(enough));
    var before = journey.consumed(id);
    assertThat(before.get("cpu-time")).isGreaterThanOrEqualTo(first.get("cpu-time"));

    journey.act(id, "start");
    docker.pause(id);

    var both = awaitEqual(id, before);
    assertThat(both.get("cpu-time")).isGreaterThan(before.get("cpu-time"));
    docker.goOn(id);
    journey.delete(id);
    assertThat(journey.consumed(id).get("cpu-time")).isGreaterThanOrEqualTo(both.get("cpu-time"));
  }

  /** What is frozen has counters that stand still: what is counted comes to be what they say. */
  private Map<String, Long> awaitEqual(String id, Map<String, Long> before) {
    return Await.value(
        PATIENCE,
        "what is counted is what Docker counts",
        () -> {
          var counted = journey.consumed(id);
          counted.keySet().removeIf(meter -> meter.startsWith("block"));
          return counted;
        },
        counted -> counted.equals(told(id, before)));
  }

  private Map<String, Long> told(String id, Map<String, Long> before) {
    var told = docker.counted(id);
    told.replaceAll((meter, now) -> now + before.getOrDefault(meter, 0L));
    return told;
  }

  @Test
  void whatIsResizedKeptCopiedAndArchivedIsSoInDockerAndMeteredAndLeavesNothing() {
    var department = journey.newDepartment("VERBS");
    var id = order(department, "journey-5");
    var since = journey.startedAt(id);
    var verbs = new EveryVerb(journey, 8080, docker::holds);

    verbs.resize(id, journey.offering("CONTAINER", "CT-MICRO"), 256);
    assertThat(journey.startedAt(id)).isEqualTo(since);
    assertThat(docker.memoryMib(id)).isEqualTo(256);
    docker.write(id, Path.of("pom.xml"));
    verbs.keepAndPutBack(id, department);
    var copy = verbs.copy(id);
    verbs.archiveAndBringBack(id, department);

    journey.delete(copy);
    journey.delete(id);
    assertThat(docker.holds(id) || docker.holds(copy)).isFalse();
    assertThat(docker.imagesOf(id)).isEmpty();
  }

  @Test
  void whatIsRemovedBehindThePortalsBackIsToldTruthfully() {
    var department = journey.newDepartment("REMOVED");
    var id = order(department, "journey-2");

    docker.remove(id);

    var parked = journey.awaitPhase(id, "FAILED");
    assertThat(parked.get("fault").get("sentence").asString()).isNotBlank();
    assertThat(docker.holds(id)).isFalse();
    journey.delete(id);
    for (var interval : journey.intervals(id, "vcpu")) {
      assertThat(interval.get("to").isNull()).isFalse();
    }
  }

  private String order(String department, String name) {
    return journey.order(department, name, Map.of("imageId", image, "offeringId", offering));
  }

  /** One interval, from the second in which Docker started it to the second in which it ended. */
  private void assertMetered(String id, String meter, Run run) {
    var intervals = journey.intervals(id, meter);
    assertThat(intervals).hasSize(1);
    assertThat(Journey.instant(intervals.getFirst(), "from"))
        .isEqualTo(run.startedAt().truncatedTo(ChronoUnit.SECONDS));
    assertThat(Journey.instant(intervals.getFirst(), "to"))
        .isEqualTo(run.finishedAt().truncatedTo(ChronoUnit.SECONDS));
  }
}
