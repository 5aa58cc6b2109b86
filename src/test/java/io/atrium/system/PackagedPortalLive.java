package io.atrium.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar as it is shipped, whose beans were worked out when it was built: it does the same work as
 * the classes that all other tests run, on either database.
 */
class PackagedPortalLive {

  @Test
  void takesAnOrderMetersItAndDeletesItOnItsOwnDatabase(@TempDir Path folder) throws Exception {
    orderMeterAndDelete(folder, List.of());
  }

  @Test
  void takesAnOrderMetersItAndDeletesItOnPostgresql(@TempDir Path folder) throws Exception {
    var database = TestDatabase.POSTGRESQL;

    orderMeterAndDelete(
        folder,
        List.of(
            "--spring.datasource.url=" + database.newUrl(),
            "--spring.datasource.username=" + database.user()));
  }

  @Test
  void provesItsBooksWhenThePortalIsStoppedAndSaysSoWhileItRuns(@TempDir Path folder)
      throws Exception {
    var settings = words(folder, List.of());

    try (var _ = ServerProcess.start(folder, settings)) {
      assertThat(said(folder, settings, "bill", "verify"))
          .isEqualTo("1: The database file is in use by a running portal: stop the portal first.");
    }

    assertThat(said(folder, settings, "bill", "verify")).startsWith("0: 0 departments, 0 rows");
    assertThat(said(folder, settings, "bill", "recompute")).startsWith("0: 0 closed months");
    assertThat(said(folder, settings, "bil", "verify"))
        .startsWith("2: There is no command \"bil\"");
  }

  /** What the process ended with, and what it printed. */
  private static String said(Path folder, List<String> settings, String... asked) throws Exception {
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(settings);
    command.addAll(List.of(asked));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + ": " + printed.strip();
  }

  private static void orderMeterAndDelete(Path folder, List<String> settings) throws Exception {
    try (var portal = ServerProcess.start(folder, words(folder, settings))) {
      var rest = Rest.operator(portal.address(), ServerProcess.PASSWORD);

      var id = Newcomer.order(rest, "packaged");
      Newcomer.awaitPhase(rest, id, "RUNNING");
      var usage = rest.get("/api/v1/instances/" + id + "/usage");
      rest.delete("/api/v1/instances/" + id);
      Newcomer.awaitPhase(rest, id, "DELETED");

      assertThat(usage.get("items").valueStream().map(item -> item.get("meter").asString()))
          .contains("vcpu", "memory");
      assertThat(Files.readString(folder.resolve("output.txt"))).contains("AOT-processed");
      // H2 writes down there each call that fails, also one whose failure nobody noticed.
      assertThat(folder.resolve("data/atrium.trace.db")).doesNotExist();
    }
  }

  private static List<String> words(Path folder, List<String> settings) throws IOException {
    var fixed =
        Stream.of(
            "@" + Path.of("src/main/jvm/portal.options").toAbsolutePath(),
            "-jar",
            jar().toString(),
            "--atrium.data=" + folder.resolve("data"),
            "--atrium.hosts.discover=false");
    return Stream.concat(fixed, settings.stream()).toList();
  }

  private static Path jar() throws IOException {
    try (var built = Files.newDirectoryStream(Path.of("target"), "atrium-*.jar")) {
      return built.iterator().next().toAbsolutePath();
    }
  }
}
