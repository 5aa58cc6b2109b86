package io.atrium.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What is done with a machine and its disk, one after the other, on a real host: each is seen there
 * and metered.
 *
 * @param port where the machine answers from inside
 * @param held whether the host has anything of this name, as its own tools say
 */
record EveryVerb(Journey journey, int port, Predicate<String> held) {

  /** Another size, with the machine still answering. */
  void resize(String id, String offering, int memoryMib) {
    journey.change(id, Map.of("offeringId", offering));

    var resized = journey.awaitPhase(id, "RUNNING");
    assertThat(resized.get("size").get("memoryMib").asInt()).isEqualTo(memoryMib);
    assertThat(resized.get("conditions")).isEmpty();
    assertAnswers(resized);
    assertThat(journey.intervals(id, "memory").getLast().get("units").asInt()).isEqualTo(memoryMib);
  }

  /** Its disk is kept, put back, and kept no longer. */
  void keepAndPutBack(String id, String department) {
    var snapshot = journey.snapshot(id);
    assertThat(snapshot.get("bytes").asLong()).isPositive();
    passASecond();
    journey.act(id, "restore", Map.of("snapshotId", snapshot.get("id").asString()));
    assertAnswers(journey.awaitPhase(id, "RUNNING"));
    journey.deleteSnapshot(snapshot.get("id").asString());
    assertThat(journey.used(department, "snapshot")).isPositive();
  }

  /** A copy answers beside it. Gives the id of the copy. */
  String copy(String id) {
    var copy = journey.copy(id, "twin");
    assertAnswers(journey.awaitPhase(copy, "RUNNING"));
    assertAnswers(journey.awaitPhase(id, "RUNNING"));
    return copy;
  }

  /** It leaves its host, costs as what it is, and comes back. */
  void archiveAndBringBack(String id, String department) {
    journey.act(id, "archive");
    assertThat(journey.instance(id).get("phase").asString()).isEqualTo("ARCHIVED");
    assertThat(held.test(id)).isFalse();
    passASecond();
    journey.act(id, "unarchive");
    assertAnswers(journey.awaitPhase(id, "RUNNING"));
    assertThat(journey.used(department, "archive")).isPositive();
  }

  private void assertAnswers(JsonNode machine) {
    assertThat(journey.fetch(machine, port)).isNotBlank();
  }

  /** What lasts for less than a second costs nothing. */
  private static void passASecond() {
    var enough = Instant.now().plusMillis(2_100);
    Await.until(Duration.ofSeconds(5), "a second has passed", () -> Instant.now().isAfter(enough));
  }
}
