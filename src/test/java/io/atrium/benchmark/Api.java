package io.atrium.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person who uses the portal over HTTP: as a program with a token, or in a browser's session. */
final class Api {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final HttpClient client;

  private final URI address;

  private final String authorization;

  private Api(HttpClient client, URI address, String authorization) {
    this.client = client;
    this.address = address;
    this.authorization = authorization;
  }

  static Api withPassword(URI address, String name, String password) {
    var pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Api(client(), address, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** The same person with a fresh token, which is checked faster than a password. */
  Api withToken() {
    var token =
        post(
                "/api/v1/tokens",
                Map.of("name", "benchmark", "scopes", List.of("READ", "OPERATE", "ADMINISTER")))
            .get("token")
            .asString();
    return new Api(client(), address, "Bearer " + token);
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .cookieHandler(new CookieManager())
        .build();
  }

  JsonNode get(String path) {
    return JSON.readTree(checked(path, request(path).GET().build()));
  }

  JsonNode post(String path, Object body) {
    return JSON.readTree(checked(path, sending(path, body).method("POST", json(body)).build()));
  }

  /** Fills an image. */
  void upload(String path, Path file) {
    try {
      var request =
          request(path)
              .header("Content-Type", "application/octet-stream")
              .POST(BodyPublishers.ofFile(file))
              .build();
      checked(path, request);
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  JsonNode delete(String path) {
    return JSON.readTree(checked(path, request(path).DELETE().build()));
  }

  void put(String path, Object body) {
    checked(path, sending(path, body).method("PUT", json(body)).build());
  }

  /** A page, in the session that {@link #logIn} began. */
  String page(String path) {
    return checked(path, HttpRequest.newBuilder(address.resolve(path)).GET().build());
  }

  void logIn(String name, String password) {
    var form = CSRF.matcher(page("/login"));
    var fields =
        Map.of("username", name, "password", password, "_csrf", form.find() ? form.group(1) : "");
    var body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(address.resolve("/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build();
    send("/login", request);
  }

  private HttpRequest.Builder sending(String path, Object body) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(Duration.ofMinutes(2))
        .header("Authorization", authorization);
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    return BodyPublishers.ofString(JSON.writeValueAsString(body));
  }

  private String checked(String path, HttpRequest request) {
    var answer = send(path, request);
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  private HttpResponse<String> send(String path, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new IllegalStateException(path, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(path, interrupted);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
