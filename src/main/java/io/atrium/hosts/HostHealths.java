package io.atrium.hosts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps whether hosts answer. Whoever talks to a host tells it here; each change from answering to
 * silent and back is published once, in the same transaction.
 */
@Service
public class HostHealths {

  private final JdbcClient jdbc;

  private final HostQueries hosts;

  private final ApplicationEventPublisher events;

  private final Clock clock;

  HostHealths(JdbcClient jdbc, HostQueries hosts, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.hosts = hosts;
    this.events = events;
    this.clock = clock;
  }

  /** The host answered at this moment, and has so many instances that are not ours. */
  @Transactional
  public void seen(String hostId, Instant at, int foreign) {
    var back = answersAgain(hostId);
    jdbc.sql(
            """
            update host_sight set last_seen_at = :at, foreign_count = :foreign
             where host_id = :host and (last_seen_at is null or last_seen_at <= :at)
            """)
        .param("at", Timestamp.from(at))
        .param("foreign", foreign)
        .param("host", hostId)
        .update();
    if (back) {
      events.publishEvent(new HostBack(hostId, hosts.host(hostId).name(), clock.instant()));
    }
  }

  /** The host did not answer. What runs on it is unknown from now on. */
  @Transactional
  public void unreachable(String hostId, String sentence) {
    var lost =
        jdbc.sql(
                """
                update host_sight set health = 'UNDETECTED', sentence = :sentence
                 where host_id = :host and health <> 'UNDETECTED'
                """)
            .param("sentence", Sentences.fitting(sentence))
            .param("host", hostId)
            .update();
    if (lost > 0) {
      tellLost(hosts.host(hostId));
    }
  }

  private void tellLost(Host host) {
    // A host that never answered was never there: nothing is lost.
    if (host.lastSeenAt() != null) {
      events.publishEvent(
          new HostLost(
              host.id(), host.name(), host.lastSeenAt(), host.sentence(), clock.instant()));
    }
  }

  private boolean answersAgain(String hostId) {
    return jdbc.sql(
                """
                update host_sight
                   set health = 'UNKNOWN', sentence = 'It answers again and is being looked at.'
                 where host_id = ? and health = 'UNDETECTED'
                """)
            .param(hostId)
            .update()
        > 0;
  }
}
