package io.atrium.drivers.docker;

import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.WatchListener;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One Docker engine: the line to it, and what is known to be there already. Every conversation
 * keeps the link's deadline: a unix socket has no time-out of its own, so the conversation is
 * interrupted, which closes its connection.
 */
final class DockerEngine {

  private final URI uri;

  private final AtomicReference<Line> line;

  private final Containers containers = new Containers();

  private final ImageCopies images = new ImageCopies();

  private final HostNetwork network = new HostNetwork();

  private final Sampling sampling = new Sampling();

  DockerEngine(URI uri) {
    this.uri = uri;
    this.line = new AtomicReference<>(Line.to(uri));
  }

  Containers containers() {
    return containers;
  }

  ImageCopies images() {
    return images;
  }

  HostNetwork network() {
    return network;
  }

  Sampling sampling() {
    return sampling;
  }

  /**
   * Listens to the engine's events from {@code since} on. The watch holds its line until it ends.
   */
  EventWatch watch(HostLink host, Instant since, WatchListener listener) {
    return converse(host, line -> EventWatch.open(line, host.portalId(), since, listener));
  }

  /**
   * Talks with the engine. When a connection breaks that had worked before, as all do after a
   * restart of the daemon, it is said once more on a new one; so what is said must bear repeating.
   */
  <T> T converse(HostLink host, Conversation<T> conversation) {
    var current = enter();
    try {
      return within(host, current, conversation);
    } catch (ExecutionException failed) {
      if (!DockerFailures.isBrokenLine(failed.getCause())) {
        throw DockerFailures.explain(failed.getCause(), uri);
      }
      return converseAnew(host, current, conversation);
    }
  }

  private <T> T converseAnew(HostLink host, Line broken, Conversation<T> conversation) {
    replace(broken);
    try {
      return within(host, enter(), conversation);
    } catch (ExecutionException failed) {
      throw DockerFailures.explain(failed.getCause(), uri);
    }
  }

  private <T> T within(HostLink host, Line current, Conversation<T> conversation)
      throws ExecutionException {
    var task =
        new FutureTask<>(() -> {
          try {
            return conversation.hold(current);
          } finally {
            current.leave();
          }
        });
    var thread = Thread.ofVirtual().name("docker-" + host.hostId()).start(task);
    try {
      return task.get(host.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      thread.interrupt();
      throw new HostUnreachable(
          "Docker at %s did not answer within %d s.".formatted(uri, host.timeout().toSeconds()),
          late);
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new HostUnreachable("The portal is stopping; Docker was not waited for.", interrupted);
    }
  }

  /** The present line, with one more user. */
  Line enter() {
    while (true) {
      var present = line.get();
      if (present != null && present.enter()) {
        return present;
      }
    }
  }

  private void replace(Line broken) {
    if (line.compareAndSet(broken, Line.to(uri))) {
      broken.giveUp();
    }
  }

  /** What is asked of an engine and answered. It must bear being interrupted and being repeated. */
  interface Conversation<T> {

    T hold(Line line) throws Exception;
  }
}
