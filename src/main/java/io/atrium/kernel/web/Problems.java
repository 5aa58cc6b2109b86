package io.atrium.kernel.web;

import io.atrium.kernel.AtriumException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lets filters, which no controller advice hears, answer with the same problem documents. */
@Component
public class Problems {

  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  /** Whether the request speaks JSON: programs do, browsers on pages do not. */
  public static boolean speaksJson(String path) {
    return path.startsWith("/api/") || path.equals("/api") || path.startsWith("/v3/");
  }

  public static boolean speaksJson(HttpServletRequest request) {
    return speaksJson(request.getRequestURI());
  }

  /** How long to wait before the next try, where the failure says so. */
  public static Optional<Duration> retryAfter(AtriumException failure) {
    return failure.details().get(Problem.RETRY_AFTER) instanceof Long seconds
        ? Optional.of(Duration.ofSeconds(seconds))
        : Optional.empty();
  }

  /** Writes the failure as {@code application/problem+json} and ends the answer. */
  public void write(HttpServletResponse response, AtriumException failure) throws IOException {
    var answer = Problem.of(failure).answer();
    response.setStatus(answer.getStatusCode().value());
    answer
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), answer.getBody());
  }
}
