package io.atrium.drivers.libvirt.connection;

import io.atrium.drivers.heard.Runs;
import io.atrium.drivers.spi.WatchListener;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.event.DomainEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what happens to domains on one host. It is called on libvirt's event thread and therefore
 * only notes and passes on, and never asks libvirt back.
 */
public final class Lifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

  private static final Pattern OURS = Pattern.compile("i-[0-9a-f]{17}");

  /** A notice may come between the question whether it is there and the wait for it. */
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Runs runs;

  private final Map<Object, WatchListener> watches = new ConcurrentHashMap<>();

  private final Map<String, Integer> reboots = new ConcurrentHashMap<>();

  private final NativeCalls.DomainFunction rebooted =
      (_, domain, _) -> rebooted(NativeLibrary.CALLS.virDomainGetName(domain));

  private final ReentrantLock lock = new ReentrantLock();

  private final Condition heard = lock.newCondition();

  Lifecycle(Clock clock) {
    this.runs = new Runs(clock);
  }

  public Runs runs() {
    return runs;
  }

  void told(Domain domain, DomainEvent event) {
    try {
      var name = domain.getName();
      if (OURS.matcher(name).matches()) {
        note(name, domain.getID(), event);
        watches.values().forEach(listener -> listener.changed(name));
      }
    } catch (LibvirtException odd) {
      LOG.warn("A notice of libvirt could not be read: {}", odd.getMessage());
    }
    wake();
  }

  /** How often a restart of this guest was heard of. Only the difference means anything. */
  public int reboots(String name) {
    return reboots.getOrDefault(name, 0);
  }

  private void note(String name, int domainId, DomainEvent event) {
    switch (event.getType()) {
      case STARTED -> runs.beginningTold(name, domainId);
      case STOPPED, CRASHED -> runs.endTold(name);
      case UNDEFINED -> {
        runs.forget(name);
        reboots.remove(name);
      }
      default -> LOG.debug("{}: {}", name, event);
    }
  }

  /** Waits until anything happens on the host, at most this long. */
  public void await(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      if (heard.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.trace("Woken by a notice.");
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the end of a run is told that is seen to be over: what a look shows can overtake
   * the notice of it. Says whether there was anything to wait for.
   */
  public boolean awaitEndOf(String name) throws InterruptedException {
    if (!runs.owesItsEnd(name)) {
      return false;
    }
    var deadline = System.nanoTime() + Runs.PATIENCE.toNanos();
    while (runs.owesItsEnd(name) && System.nanoTime() - deadline < 0) {
      await(GLANCE);
    }
    runs.neverTold(name);
    return true;
  }

  public AutoCloseable watch(WatchListener listener) {
    var ticket = new Object();
    watches.put(ticket, listener);
    return () -> watches.remove(ticket);
  }

  /** Tells every watch, once, that nothing more will be heard. */
  void lost(String reason) {
    runs.lineLost();
    for (var ticket : watches.keySet()) {
      var listener = watches.remove(ticket);
      if (listener != null) {
        listener.lost(reason);
      }
    }
    wake();
  }

  /** For libvirt itself, which keeps no hold of it. */
  NativeCalls.DomainFunction rebootFunction() {
    return rebooted;
  }

  private void rebooted(@Nullable String name) {
    if (name != null) {
      reboots.merge(name, 1, Integer::sum);
    }
    wake();
  }

  private void wake() {
    lock.lock();
    try {
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
