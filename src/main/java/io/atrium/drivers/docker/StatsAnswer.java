package io.atrium.drivers.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.atrium.drivers.spi.Sweep.Counters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the engine itself for the counters of a run. It answers after its own second, not at once.
 */
final class StatsAnswer {

  private static final JsonMapper JSON = JsonMapper.shared();

  private StatsAnswer() {}

  /** Empty when it has ended meanwhile. */
  static Optional<Counters> ask(Line line, Run run) {
    var path = "/containers/" + run.containerId() + "/stats?stream=false&one-shot=true";
    try (var answer = line.send(Method.GET, path)) {
      return read(run, JSON.readTree(answer.getBody()));
    } catch (NotFoundException | ConflictException ended) {
      return Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Optional<Counters> read(Run run, JsonNode stats) {
    var cpu = number(stats.path("cpu_stats").path("cpu_usage").path("total_usage"));
    if (cpu == null || cpu == 0) {
      return Optional.empty(); // the engine's empty answer about what no longer runs
    }
    return Optional.of(
        new Counters(
            run.instanceId(),
            run.epoch(),
            cpu,
            memory(stats.path("memory_stats")),
            cards(stats.path("networks"), "rx_bytes"),
            cards(stats.path("networks"), "tx_bytes"),
            blocks(stats, "read"),
            blocks(stats, "write")));
  }

  private static @Nullable Long memory(JsonNode memory) {
    var usage = number(memory.path("usage"));
    var first = number(memory.path("stats").path("total_inactive_file"));
    var cache = first != null ? first : number(memory.path("stats").path("inactive_file"));
    return usage == null || cache == null ? usage : Long.valueOf(Math.max(0, usage - cache));
  }

  private static @Nullable Long cards(JsonNode networks, String count) {
    return networks.isObject()
        ? (Long) networks.values().stream().mapToLong(card -> card.path(count).asLong(0)).sum()
        : null;
  }

  private static @Nullable Long blocks(JsonNode stats, String direction) {
    var entries = stats.path("blkio_stats").path("io_service_bytes_recursive");
    return entries.isArray()
        ? (Long)
            entries.values().stream()
                .filter(entry -> direction.equalsIgnoreCase(entry.path("op").asString("")))
                .mapToLong(entry -> entry.path("value").asLong(0))
                .sum()
        : null;
  }

  private static @Nullable Long number(JsonNode node) {
    return node.isNumber() ? (Long) node.asLong() : null;
  }
}
