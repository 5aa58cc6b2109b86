package io.atrium.hosts;

import io.atrium.drivers.spi.HostReport;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was last seen of each host. Conditional updates decide who of several watchers was first.
 */
@Component
class HostSights {

  private final JdbcClient jdbc;

  HostSights(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void seen(String hostId, Instant at, int foreign) {
    jdbc.sql(
            """
            update host_sight set last_seen_at = :at, foreign_count = :foreign
             where host_id = :host and (last_seen_at is null or last_seen_at <= :at)
            """)
        .param("at", Timestamp.from(at))
        .param("foreign", foreign)
        .param("host", hostId)
        .update();
  }

  /** A silent host answered. Whether it is well only a look can say. */
  boolean awake(String hostId, Instant at) {
    return jdbc.sql(
                """
                update host_sight
                   set health = 'UNKNOWN', sentence = 'It answers again and is being looked at.'
                 where host_id = :host and health = 'UNDETECTED'
                   and (last_seen_at is null or last_seen_at <= :at)
                """)
            .param("host", hostId)
            .param("at", Timestamp.from(at))
            .update()
        > 0;
  }

  /** Whether it was not silent before. */
  boolean silent(String hostId, String sentence) {
    return jdbc.sql(
                """
                update host_sight set health = 'UNDETECTED', sentence = :sentence
                 where host_id = :host and health <> 'UNDETECTED'
                """)
            .param("sentence", Sentences.fitting(sentence))
            .param("host", hostId)
            .update()
        > 0;
  }

  /** The name of a host registered before this one that is the same daemon, by what it told. */
  Optional<String> earlierSame(Host host, HostReport report) {
    var identity = report.attributes().get(HostReport.IDENTITY);
    return jdbc
        .sql(
            """
            select h.name, s.attributes from host h join host_sight s on s.host_id = h.id
             where h.driver = ? and h.created_at < (select created_at from host where id = ?)
             order by h.created_at
            """)
        .params(host.driver(), host.id())
        .query((row, _) -> Map.entry(row.getString("name"), row.getString("attributes")))
        .stream()
        .filter(each ->
            identity != null
                && identity.equals(Attributes.read(each.getValue()).get(HostReport.IDENTITY)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether anything was other than {@code before}, and nobody else stored it first. */
  boolean store(Host before, HostReport report) {
    var health = HostHealths.health(report);
    var sentence = Sentences.fitting(report.sentence());
    var attributes = Attributes.write(report.attributes());
    var capacity = report.capacity() == null ? before.capacity() : report.capacity();
    if (health == before.health()
        && sentence.equals(before.sentence())
        && attributes.equals(Attributes.write(before.attributes()))
        && (capacity == null || capacity.equals(before.capacity()))) {
      return false;
    }
    return jdbc.sql(
                """
                update host_sight
                   set health = :health, sentence = :sentence, attributes = :attributes,
                       capacity_vcpus = :vcpus, capacity_memory_mib = :memory,
                       capacity_disk_gib = :disk
                 where host_id = :host and health = :before
                """)
            .param("health", health.name())
            .param("sentence", sentence)
            .param("attributes", attributes)
            .param("vcpus", capacity == null ? null : capacity.vcpus())
            .param("memory", capacity == null ? null : capacity.memoryMib())
            .param("disk", capacity == null ? null : capacity.diskGib())
            .param("host", before.id())
            .param("before", before.health().name())
            .update()
        > 0;
  }
}
