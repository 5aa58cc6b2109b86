package io.atrium.hosts;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has every host looked at again and again, each on a thread of its own that mostly sleeps, so that
 * one slow host delays no other.
 */
@Component
@ConditionalOnBooleanProperty(name = "atrium.background.enabled", matchIfMissing = true)
class HostRounds implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(HostRounds.class);

  private static final Duration CENSUS = Duration.ofSeconds(60);

  private final HostQueries hosts;

  private final HostProber prober;

  private final Map<String, Thread> rounds = new ConcurrentHashMap<>();

  private volatile boolean running;

  HostRounds(HostQueries hosts, HostProber prober) {
    this.hosts = hosts;
    this.prober = prober;
  }

  @Override
  public void start() {
    running = true;
    rounds.put("census", Thread.ofVirtual().name("host-census").start(this::count));
  }

  @Override
  public void stop() {
    running = false;
    rounds.values().forEach(LockSupport::unpark);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @TransactionalEventListener
  void on(HostChanged changed) {
    if (changed.action().equals("host.registered")) {
      lookSoon(changed.subjectId());
    }
  }

  @TransactionalEventListener
  void on(HostBack back) {
    lookSoon(back.hostId());
  }

  @TransactionalEventListener
  void on(HostLost lost) {
    lookSoon(lost.hostId());
  }

  /** Begins the rounds of a host, or wakes them when they are waiting. */
  private void lookSoon(String hostId) {
    var round = running ? rounds.compute(hostId, this::alive) : null;
    // What its own look brought about is no reason for another.
    if (round != null && round != Thread.currentThread()) {
      LockSupport.unpark(round);
    }
  }

  private Thread alive(String hostId, @Nullable Thread present) {
    return present != null && present.isAlive()
        ? present
        : Thread.ofVirtual().name("look-" + hostId).start(() -> goRound(hostId));
  }

  private void goRound(String hostId) {
    var pause = Pause.NONE;
    while (running) {
      try {
        var seen = prober.probe(hostId);
        if (seen == HostHealth.UNKNOWN) {
          rounds.remove(hostId);
          return;
        }
        pause = pause.after(seen);
      } catch (DataAccessException | TransactionException failed) {
        LOG.warn("What was seen of host {} cannot be stored: {}", hostId, failed.getMessage());
        pause = pause.after(HostHealth.UNHEALTHY);
      }
      LockSupport.parkNanos(this, pause.length().toNanos());
    }
  }

  /** Finds the hosts of an earlier run and those that another process registered. */
  private void count() {
    while (running) {
      try {
        hosts.all().forEach(host -> rounds.compute(host.id(), this::alive));
      } catch (DataAccessException | TransactionException failed) {
        LOG.warn("The hosts cannot be read: {}", failed.getMessage());
      }
      LockSupport.parkNanos(this, CENSUS.toNanos());
    }
  }
}
