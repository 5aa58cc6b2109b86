package io.atrium.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that uses the portal over REST, and fails at the first answer that is not a success.
 */
public final class Rest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI address;

  private final String authorization;

  private Rest(URI address, String authorization) {
    this.address = address;
    this.authorization = authorization;
  }

  /** The first operator, with a token, which is checked faster than a password. */
  public static Rest operator(URI address, String password) {
    var pair = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
    var first = new Rest(address, "Basic " + Base64.getEncoder().encodeToString(pair));
    var token =
        first.post(
            "/api/v1/tokens",
            Map.of("name", "program", "scopes", List.of("READ", "OPERATE", "ADMINISTER")));
    return new Rest(address, "Bearer " + token.get("token").asString());
  }

  public JsonNode get(String path) {
    return send(request(path).GET());
  }

  public JsonNode post(String path, Object body) {
    return send(saying(path).method("POST", json(body)));
  }

  public JsonNode put(String path, Object body) {
    return send(saying(path).method("PUT", json(body)));
  }

  public JsonNode patch(String path, Object body) {
    return send(saying(path).method("PATCH", json(body)));
  }

  public JsonNode delete(String path) {
    return send(request(path).DELETE());
  }

  /** Fills an image. */
  public JsonNode upload(String path, Path file) {
    try {
      var bytes = BodyPublishers.ofFile(file);
      return send(request(path).header("Content-Type", "application/octet-stream").POST(bytes));
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  /** The operation, once it has ended. */
  public JsonNode ended(JsonNode operation) {
    return get("/api/v1/operations/" + operation.get("id").asString() + "?wait=60s");
  }

  /** A request that may be repeated, as a careful program makes it. */
  private HttpRequest.Builder saying(String path) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", authorization);
  }

  private static BodyPublisher json(Object body) {
    return BodyPublishers.ofString(JSON.writeValueAsString(body));
  }

  private JsonNode send(HttpRequest.Builder asked) {
    var request = asked.build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new AssertionError(
            "%s: %d %s".formatted(request, answer.statusCode(), answer.body()));
      }
      return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    } catch (IOException broken) {
      throw new AssertionError(request.toString(), broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(request.toString(), interrupted);
    }
  }
}
