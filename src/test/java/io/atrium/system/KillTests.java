package io.atrium.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was accepted is done, even when the portal is killed right after it has said so. */
class KillTests {

  @Test
  void finishesAfterAKillWhatItHadAcceptedBefore(@TempDir Path data) throws Exception {
    String id;
    try (var portal = PortalProcess.start(data, "--atrium.simulated.build=5s")) {
      id = order(portal, "survivor").path("id").asString();
      portal.kill();
    }

    try (var portal = PortalProcess.start(data, "--atrium.simulated.build=5s")) {
      var running =
          Await.value(
              Duration.ofMinutes(2),
              "the machine runs",
              () -> portal.get("/api/v1/instances/" + id),
              seen -> seen.path("phase").asString().equals("RUNNING"));
      assertThat(running.path("name").asString()).isEqualTo("survivor");
      assertThat(portal.get("/api/v1/instances").path("items")).hasSize(1);
    }
  }

  private static JsonNode order(PortalProcess portal, String name) {
    var image = usable(portal, "/api/v1/images?kind=CONTAINER");
    var offering = usable(portal, "/api/v1/offerings?kind=CONTAINER");
    return portal.post(
        "/api/v1/instances",
        """
        {"name": "%s", "imageId": "%s", "offeringId": "%s"}\
        """
            .formatted(name, image, offering));
  }

  /** The starters appear once the simulated host has been looked at, a moment after the start. */
  private static String usable(PortalProcess portal, String list) {
    return Await.value(
            Duration.ofMinutes(1),
            "something to order in " + list,
            () -> portal.get(list).path("items"),
            items -> !items.isEmpty())
        .get(0)
        .path("id")
        .asString();
  }
}
