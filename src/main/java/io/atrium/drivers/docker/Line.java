package io.atrium.drivers.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool of connections to one engine. Once given up it takes no new users, and closes when the
 * last one has left, so that a daemon's restart costs nobody more than the call that found it out.
 */
final class Line {

  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  private static final int CONNECTIONS = 64;

  private static final int LONGEST_COMPLAINT = 4_096;

  private final DockerHttpClient http;

  private final DockerClient docker;

  private int users;

  private boolean givenUp;

  private Line(DockerHttpClient http, DockerClient docker) {
    this.http = http;
    this.docker = docker;
  }

  /** Connects nothing yet. */
  static Line to(URI uri) {
    var http =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(uri)
            .maxConnections(CONNECTIONS)
            .connectionTimeout(Duration.ofSeconds(5))
            .build();
    return new Line(http, DockerClientImpl.getInstance(new EngineConfig(uri), http));
  }

  DockerClient docker() {
    return docker;
  }

  /** Sends what docker-java has no working command for. The caller closes the answer. */
  Response send(Request.Method method, String path) throws IOException {
    return accepted(http.execute(Request.builder().method(method).path(path).build()));
  }

  /** Sends a tar archive as it is read. The caller closes the answer. */
  Response post(String path, InputStream archive) throws IOException {
    return accepted(
        http.execute(
            Request.builder()
                .method(Request.Method.POST)
                .path(path)
                .putHeader("Content-Type", "application/x-tar")
                .body(archive)
                .build()));
  }

  private static Response accepted(Response response) throws IOException {
    if (response.getStatusCode() / 100 == 2) {
      return response;
    }
    try (response) {
      var complaint = response.getBody().readNBytes(LONGEST_COMPLAINT);
      throw refused(response.getStatusCode(), new String(complaint, StandardCharsets.UTF_8));
    }
  }

  private static DockerException refused(int status, String complaint) {
    return switch (status) {
      case 404 -> new NotFoundException(complaint);
      case 409 -> new ConflictException(complaint);
      default -> new DockerException(complaint, status);
    };
  }

  /** False when it has been given up. */
  synchronized boolean enter() {
    if (givenUp) {
      return false;
    }
    users++;
    return true;
  }

  synchronized void leave() {
    users--;
    closeWhenUnused();
  }

  synchronized void giveUp() {
    givenUp = true;
    closeWhenUnused();
  }

  private void closeWhenUnused() {
    if (!givenUp || users > 0) {
      return;
    }
    try {
      docker.close();
    } catch (IOException unclosed) {
      LOG.debug("A given-up pool of connections did not close cleanly", unclosed);
    }
  }
}
