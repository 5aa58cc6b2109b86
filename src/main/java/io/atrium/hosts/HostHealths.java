package io.atrium.hosts;

import io.atrium.drivers.spi.HostReport;
import io.atrium.kernel.Recorded;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps whether hosts answer. Whoever talks to a host tells it here; each change from answering to
 * silent and back is published once, in the same transaction.
 */
@Service
@Transactional
public class HostHealths {

  private final HostSights sights;

  private final HostRooms rooms;

  private final HostQueries hosts;

  private final ApplicationEventPublisher events;

  private final Clock clock;

  HostHealths(
      HostSights sights,
      HostRooms rooms,
      HostQueries hosts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sights = sights;
    this.rooms = rooms;
    this.hosts = hosts;
    this.events = events;
    this.clock = clock;
  }

  /** The host answered at this moment, and has so many instances that are not ours. */
  public void seen(String hostId, Instant at, int foreign) {
    var back = sights.awake(hostId, at);
    sights.seen(hostId, at, foreign);
    if (back) {
      tellBack(hosts.host(hostId));
    }
  }

  /** The host did not answer. What runs on it is unknown from now on. */
  public void unreachable(String hostId, String sentence) {
    if (sights.silent(hostId, sentence)) {
      var host = hosts.host(hostId);
      // A host that never answered was never there: nothing is lost.
      if (host.lastSeenAt() != null) {
        events.publishEvent(
            new HostLost(hostId, host.name(), host.lastSeenAt(), host.sentence(), clock.instant()));
      }
    }
  }

  /**
   * The host was looked at as a whole. What was found is stored where it is other than before.
   *
   * @return how it is
   */
  HostHealth reported(String hostId, HostReport report) {
    if (report.health() == HostReport.Health.UNDETECTED) {
      unreachable(hostId, report.sentence());
      return HostHealth.UNDETECTED;
    }
    var before = hosts.host(hostId);
    var judged = sights.earlierSame(before, report).map(name -> same(name, report)).orElse(report);
    store(before, judged);
    return health(judged);
  }

  /** What is registered twice would promise its room twice, so only the first gets new machines. */
  private static HostReport same(String name, HostReport report) {
    return new HostReport(
        HostReport.Health.UNHEALTHY,
        "It is '%s' under another address, and its room is counted there. Remove one of the two."
            .formatted(name),
        null,
        report.attributes());
  }

  private void store(Host before, HostReport report) {
    sights.seen(before.id(), clock.instant(), before.foreign());
    if (sights.store(before, report)) {
      if (report.capacity() != null && !report.capacity().equals(before.capacity())) {
        rooms.limit(before.id(), report.capacity(), before.overcommit());
      }
      tellChange(before, health(report));
    }
  }

  /** The same word in our own vocabulary. */
  static HostHealth health(HostReport report) {
    return switch (report.health()) {
      case UNDETECTED -> HostHealth.UNDETECTED;
      case UNHEALTHY -> HostHealth.UNHEALTHY;
      case HEALTHY -> HostHealth.HEALTHY;
    };
  }

  private void tellChange(Host before, HostHealth now) {
    if (before.health() == HostHealth.UNDETECTED && before.lastSeenAt() != null) {
      tellBack(before);
    }
    if (before.health() != now) {
      var details = Map.of("name", before.name(), "health", now.name());
      events.publishEvent(
          new HostChanged(Recorded.PORTAL, before.id(), "host.health", details, clock.instant()));
    }
  }

  private void tellBack(Host host) {
    events.publishEvent(new HostBack(host.id(), host.name(), clock.instant()));
  }
}
