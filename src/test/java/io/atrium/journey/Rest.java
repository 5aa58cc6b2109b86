package io.atrium.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that uses the portal over REST, and fails at the first answer that is not a success.
 */
public final class Rest {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client = HttpClient.newHttpClient();

  private final URI address;

  private final String authorization;

  private Rest(URI address, String authorization) {
    this.address = address;
    this.authorization = authorization;
  }

  static Rest withPassword(URI address, String name, String password) {
    var pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Rest(address, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  Rest withToken() {
    var made =
        post(
            "/api/v1/tokens",
            Map.of("name", "journey", "scopes", List.of("READ", "OPERATE", "ADMINISTER")));
    return new Rest(address, "Bearer " + made.get("token").asString());
  }

  public JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody(), "application/json");
  }

  public JsonNode post(String path, Object body) {
    return send(
        "POST", path, BodyPublishers.ofString(JSON.writeValueAsString(body)), "application/json");
  }

  public JsonNode delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), "application/json");
  }

  public JsonNode upload(String path, Path file) {
    try {
      return send("POST", path, BodyPublishers.ofFile(file), "application/octet-stream");
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  /** The operation, once it has ended. */
  public JsonNode ended(JsonNode operation) {
    var path = "/api/v1/operations/" + operation.get("id").asString() + "?wait=60s";
    return get(path);
  }

  private JsonNode send(String method, String path, BodyPublisher body, String type) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", authorization)
            .header("Content-Type", type)
            .method(method, body)
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new AssertionError(
            "%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
      }
      return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    } catch (IOException broken) {
      throw new AssertionError(path, broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, interrupted);
    }
  }
}
