package io.atrium.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.testing.Await;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted is done, even when the portal is killed right after it has said so. */
class KillTests {

  @Test
  void finishesAfterAKillWhatItHadAcceptedBefore(@TempDir Path data) throws Exception {
    String id;
    try (var portal = portal(data)) {
      id = order(operator(portal), "survivor");
      portal.kill();
    }

    try (var portal = portal(data)) {
      var rest = operator(portal);
      var running =
          Await.value(
              Duration.ofMinutes(2),
              "the machine runs",
              () -> rest.get("/api/v1/instances/" + id),
              seen -> seen.get("phase").asString().equals("RUNNING"));
      assertThat(running.get("name").asString()).isEqualTo("survivor");
      assertThat(rest.get("/api/v1/instances").get("items")).hasSize(1);
    }
  }

  private static ServerProcess portal(Path data) throws IOException, InterruptedException {
    return ServerProcess.start(
        data,
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            "io.atrium.Atrium",
            "--atrium.data=" + data,
            "--atrium.hosts.discover=false",
            "--atrium.simulated.build=5s"));
  }

  /** Without the settings of tests, among which is a database in memory. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(entry -> !entry.endsWith("test-classes"))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Rest operator(ServerProcess portal) {
    return Rest.operator(portal.address(), ServerProcess.PASSWORD);
  }

  private static String order(Rest rest, String name) {
    var image = usable(rest, "/api/v1/images?kind=CONTAINER");
    var offering = usable(rest, "/api/v1/offerings?kind=CONTAINER");
    var wanted = Map.of("name", name, "imageId", image, "offeringId", offering);
    return rest.post("/api/v1/instances", wanted).get("id").asString();
  }

  /** The starters appear once the simulated host has been looked at, a moment after the start. */
  private static String usable(Rest rest, String list) {
    return Await.value(
            Duration.ofMinutes(1),
            "something to order in " + list,
            () -> rest.get(list).get("items"),
            items -> !items.isEmpty())
        .get(0)
        .get("id")
        .asString();
  }
}
