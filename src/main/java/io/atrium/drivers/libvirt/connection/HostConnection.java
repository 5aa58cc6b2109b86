package io.atrium.drivers.libvirt.connection;

import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.WatchListener;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.libvirt.LibvirtException;

/**
 * The portal's line to one libvirt daemon. It is opened by the first call that needs it, shared by
 * all calls, dropped when it breaks, and opened anew by the next call.
 */
public final class HostConnection {

  private final String uri;

  private final Lifecycle lifecycle;

  private final Locks locks = new Locks();

  private final Dialling dialling;

  private final AtomicReference<@Nullable Session> current = new AtomicReference<>();

  HostConnection(String uri, Clock clock, Function<HostConnection, Session> opener) {
    this.uri = uri;
    this.lifecycle = new Lifecycle(clock);
    this.dialling = new Dialling(() -> opener.apply(this));
  }

  public String uri() {
    return uri;
  }

  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /** Names that only one call at a time may work on. */
  public Locks locks() {
    return locks;
  }

  /** Does the work over the line; whatever goes wrong is told in the words of the contract. */
  public <T> T ask(HostLink link, Line<T> work) {
    var session = session(link.timeout());
    try {
      return work.over(session);
    } catch (LibvirtException failure) {
      throw explained(session, Fault.of(failure));
    } catch (Fault failure) {
      throw explained(session, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new HostUnreachable("The portal is stopping.", interrupted);
    } finally {
      session.leave();
    }
  }

  public AutoCloseable watch(HostLink link, WatchListener listener) {
    return ask(link, _ -> lifecycle.watch(listener));
  }

  /** Called when a session breaks, by whoever notices first. */
  void lost(Session session, String reason) {
    session.retire();
    if (current.compareAndSet(session, null)) {
      // Before there can be another line, for what that one tells must not be taken for missed.
      lifecycle.lost("The line to the host is lost: %s.".formatted(reason));
      dialling.broken(session);
    }
  }

  void close() {
    var session = current.get();
    if (session != null) {
      lost(session, "the portal is stopping");
    }
  }

  private DriverFailure explained(Session session, Fault fault) {
    if (session.alive()) {
      return Failures.explain(fault);
    }
    lost(session, "the connection broke");
    return Failures.unreachable(fault);
  }

  private Session session(Duration patience) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() - deadline < 0) {
      var session = current.get();
      if (session != null && session.enter()) {
        return session;
      }
      if (session != null) {
        lost(session, "the connection broke");
      }
      var fresh = dialled(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      current.compareAndSet(null, fresh);
    }
    throw new HostUnreachable("The host ends every connection.");
  }

  private Session dialled(Duration patience) {
    try {
      return dialling.attempt().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      var cause = Objects.requireNonNullElse(failed.getCause(), failed);
      throw new HostUnreachable(String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException late) {
      throw new HostUnreachable("The host does not answer.", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new HostUnreachable("The portal is stopping.", interrupted);
    }
  }
}
