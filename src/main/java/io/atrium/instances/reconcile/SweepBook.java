package io.atrium.instances.reconcile;

import io.atrium.instances.Condition;
import io.atrium.instances.HostConfirmed;
import io.atrium.instances.HostUnseen;
import io.atrium.instances.store.HostSweeps;
import io.atrium.instances.store.Instances;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what a sweep proves, and what it cannot. */
@Component
class SweepBook {

  private final HostSweeps sweeps;
  private final Instances instances;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SweepBook(HostSweeps sweeps, Instances instances, ApplicationEventPublisher events, Clock clock) {
    this.sweeps = sweeps;
    this.instances = instances;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The host was seen whole. Returns whether it had been out of sight: what happened meanwhile
   * shows only when each instance is looked at.
   *
   * @param missed what was believed to run, and was not seen to run on
   */
  @Transactional
  public boolean confirmed(String hostId, Instant at, Set<String> running, Set<String> missed) {
    var before = sweeps.confirmedAt(hostId);
    var back = sweeps.confirmed(hostId, at);
    if (back) {
      sweeps.doubt(
          sweeps.onHost(hostId).stream().map(HostSweeps.Believed::instanceId).toList(), before);
    } else {
      sweeps.doubt(missed, before);
      events.publishEvent(new HostConfirmed(hostId, at, running));
    }
    return back;
  }

  /** The host is out of sight. What ran on it keeps its phase, and says that it is unproven. */
  @Transactional
  public void lost(String hostId, String sentence) {
    if (!sweeps.lost(hostId)) {
      return;
    }
    var since = clock.instant();
    for (var believed : sweeps.onHost(hostId)) {
      instances
          .lock(believed.instanceId())
          .ifPresent(row ->
              row.note(
                  new Condition(
                      Condition.Type.HOST_REACHABLE, false, "host-unreachable", sentence, since)));
    }
    events.publishEvent(new HostUnseen(hostId, sweeps.confirmedAt(hostId)));
  }
}
