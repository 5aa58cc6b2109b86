package io.atrium.drivers.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.SpecRejected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows a long piece of work on the engine, which answers "200" at once and tells in a stream of
 * messages whether it then went wrong.
 */
final class Progress {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** So many of the last lines of output help a person; more would hide the matter. */
  private static final int LINES_KEPT = 4;

  private final Deque<String> lastLines = new ArrayDeque<>();

  private Progress() {}

  /** Returns when the work is done; fails with the engine's words when it failed. */
  static void follow(Response answer) throws IOException {
    var progress = new Progress();
    var lines = new BufferedReader(new InputStreamReader(answer.getBody(), StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        progress.hear(JSON.readTree(line));
      }
    }
  }

  private void hear(JsonNode message) {
    if (message.path("error").isString()) {
      throw failed(message.path("error").stringValue());
    }
    var output = message.path("stream");
    if (output.isString() && !output.stringValue().isBlank()) {
      lastLines.addLast(output.stringValue().strip());
      if (lastLines.size() > LINES_KEPT) {
        lastLines.removeFirst();
      }
    }
  }

  private RuntimeException failed(String error) {
    var before = lastLines.isEmpty() ? "" : " Before that: " + String.join(" / ", lastLines);
    var sentence = "Docker says: " + DockerFailures.shortened(error + before);
    return error.toLowerCase(Locale.ROOT).contains("no space left on device")
        ? new NoRoom(sentence)
        : new SpecRejected(sentence);
  }
}
