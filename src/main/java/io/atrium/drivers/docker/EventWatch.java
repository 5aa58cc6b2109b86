package io.atrium.drivers.docker;

import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.atrium.drivers.spi.WatchListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Listens to the engine's events about our containers until it is closed or the connection ends. A
 * notice names the instance and nothing else; the truth is then looked up.
 */
final class EventWatch implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** What can change an observation. */
  private static final List<String> EVENTS =
      List.of("start", "die", "oom", "destroy", "pause", "unpause", "rename", "update");

  private final Line line;

  private final Response events;

  private final WatchListener listener;

  private final AtomicBoolean closed = new AtomicBoolean();

  private EventWatch(Line line, Response events, WatchListener listener) {
    this.line = line;
    this.events = events;
    this.listener = listener;
  }

  /**
   * Returns once the engine listens to us. The line stays in use until the watch ends.
   *
   * @param since events from here on are told, though they came before the engine had answered
   */
  static EventWatch open(Line line, String portalId, Instant since, WatchListener listener)
      throws IOException {
    var filters =
        JSON.writeValueAsString(
            Map.of(
                "type", List.of("container"),
                "event", EVENTS,
                "label", List.of(EngineInventory.label(portalId))));
    var path =
        "/events?since=%d.%09d&filters=%s"
            .formatted(since.getEpochSecond(), since.getNano(), ImageCopies.encoded(filters));
    var events = line.send(Method.GET, path);
    if (!line.enter()) {
      events.close();
      throw new IOException("The connections were just given up");
    }
    var watch = new EventWatch(line, events, listener);
    Thread.ofVirtual().name("docker-events").start(watch::listen);
    return watch;
  }

  private void listen() {
    var reason = "Docker ended the stream of events.";
    try (var lines =
        new BufferedReader(new InputStreamReader(events.getBody(), StandardCharsets.UTF_8))) {
      for (var event = lines.readLine(); event != null; event = lines.readLine()) {
        tell(event);
      }
    } catch (IOException | JacksonException broken) {
      reason = "The stream of Docker's events broke: " + broken.getMessage();
    }
    if (closed.compareAndSet(false, true)) {
      release();
      listener.lost(reason);
    }
  }

  private void tell(String event) {
    if (event.isBlank()) {
      return;
    }
    var attributes = JSON.readTree(event).path("Actor").path("Attributes");
    var instance = attributes.path(Labels.INSTANCE).asString("");
    if (Containers.isInstanceId(instance) && !closed.get()) {
      listener.changed(instance);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release();
    }
  }

  private void release() {
    events.close();
    line.leave();
  }
}
