package io.atrium.instances.reconcile;

import io.atrium.hosts.Host;
import io.atrium.hosts.HostBack;
import io.atrium.hosts.HostQueries;
import io.atrium.kernel.Rounds;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sweeps every host once a minute, at once when one is back, reads its counters as often, and keeps
 * an ear on each that can tell.
 */
@Component
@ConditionalOnProperty(name = "atrium.background.enabled", matchIfMissing = true)
class HostLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(HostLoop.class);

  private static final Duration FIRST_SWEEP = Duration.ofSeconds(1);
  private static final Duration FIRST_SAMPLE = Duration.ofSeconds(5);
  private static final Duration FIRST_LISTENING = Duration.ofSeconds(2);
  private static final Duration LISTENING = Duration.ofSeconds(5);

  private final Rounds rounds = new Rounds("hosts");
  private final HostQueries hosts;
  private final Sweeper sweeper;
  private final Sampler sampler;
  private final Listening listening;
  private final Background background;
  private final Map<String, Boolean> busy = new ConcurrentHashMap<>();
  private volatile boolean running;
  private volatile ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  HostLoop(
      HostQueries hosts,
      Sweeper sweeper,
      Sampler sampler,
      Listening listening,
      Background background) {
    this.hosts = hosts;
    this.sweeper = sweeper;
    this.sampler = sampler;
    this.listening = listening;
    this.background = background;
  }

  @Override
  public void start() {
    running = true;
    workers = Executors.newVirtualThreadPerTaskExecutor();
    rounds.start();
    rounds.go(FIRST_SWEEP, background.sweepEvery(), () -> onEach("sweep", this::sweep));
    rounds.go(FIRST_SAMPLE, background.sweepEvery(), () -> onEach("sample", sampler::sample));
    rounds.go(
        FIRST_LISTENING,
        LISTENING,
        () -> onEach("listen", host -> listening.to(host, () -> sweepSoon(host))));
  }

  @TransactionalEventListener
  void on(HostBack back) {
    sweepSoon(hosts.host(back.hostId()));
  }

  private void sweepSoon(Host host) {
    if (running) {
      once("sweep", host, this::sweep);
    }
  }

  private void sweep(Host host) {
    sweeper.sweep(host);
  }

  private void onEach(String what, HostWork work) {
    hosts.all().forEach(host -> once(what, host, work));
  }

  /** A host that is slow is not asked the same thing twice at a time. */
  private void once(String what, Host host, HostWork work) {
    var key = what + " " + host.id();
    if (busy.putIfAbsent(key, true) == null) {
      workers.submit(() -> guarded(key, host, work));
    }
  }

  private void guarded(String key, Host host, HostWork work) {
    try {
      work.on(host);
    } catch (RuntimeException failed) {
      LOG.error("'{}' failed; the next round tries again", key, failed);
    } finally {
      busy.remove(key);
    }
  }

  @Override
  public void stop() {
    running = false;
    rounds.stop();
    listening.close();
    workers.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Something done with one host. */
  private interface HostWork {

    void on(Host host);
  }
}
