package io.atrium.system;

import io.atrium.testing.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The portal in a process of its own, which can be killed like any other. Its data outlives it. */
final class PortalProcess implements AutoCloseable {

  static final String PASSWORD = "a-long-first-password";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private PortalProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it over the data folder and returns once it answers. */
  static PortalProcess start(Path data, String... settings) {
    var port = freePort();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.addAll(List.of("io.atrium.Atrium", "--server.port=" + port, "--atrium.data=" + data));
    command.add("--atrium.hosts.discover=false");
    command.addAll(List.of(settings));
    var builder = new ProcessBuilder(command);
    builder.environment().put("ATRIUM_BOOTSTRAP_PASSWORD", PASSWORD);
    builder.redirectErrorStream(true).redirectOutput(data.resolve("portal.log").toFile());
    try {
      var portal = new PortalProcess(builder.start(), port);
      portal.awaitAnswer();
      return portal;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** As {@code kill -9} does: it cannot even notice. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  JsonNode get(String path) {
    return JSON.readTree(answer(request(path).GET().build()).body());
  }

  JsonNode post(String path, String body) {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(answer(request).body());
  }

  private HttpRequest.Builder request(String path) {
    var login = ("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .timeout(Duration.ofSeconds(70))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  private void awaitAnswer() {
    Await.until(Duration.ofMinutes(2), "the portal answers", () -> answers() || !process.isAlive());
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "The portal did not start; see portal.log in its data folder");
    }
  }

  private boolean answers() {
    try {
      return answer(request("/health").GET().build()).statusCode() == 200;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  /** Without the settings of tests, among which is a database in memory. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
