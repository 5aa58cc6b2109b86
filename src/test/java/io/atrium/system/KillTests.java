package io.atrium.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted is done, even when the portal is killed right after it has said so. */
class KillTests {

  @Test
  void finishesAfterAKillWhatItHadAcceptedBefore(@TempDir Path data) throws Exception {
    String id;
    try (var portal = portal(data)) {
      id = Newcomer.order(operator(portal), "survivor");
      portal.kill();
    }

    try (var portal = portal(data)) {
      var rest = operator(portal);
      var running = Newcomer.awaitPhase(rest, id, "RUNNING");
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
}
