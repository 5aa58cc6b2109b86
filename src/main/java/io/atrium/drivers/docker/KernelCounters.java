package io.atrium.drivers.docker;

import io.atrium.drivers.docker.Sampling.Run;
import io.atrium.drivers.spi.Sweep.Counters;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the counters of a run from the control groups of this machine's kernel, version 1 or 2. A
 * process id alone proves nothing, as the engine may run elsewhere: its control group has to bear
 * the container's id.
 */
final class KernelCounters {

  private static final Path PROCESSES = Path.of("/proc");

  private static final Path GROUPS = Path.of("/sys/fs/cgroup");

  private final Path root;

  private final Map<String, String> groups;

  private KernelCounters(Path root, Map<String, String> groups) {
    this.root = root;
    this.groups = groups;
  }

  /** Whether the process that the engine names is, here, one of this container. */
  static boolean belongsTo(Run run) {
    return run.pid() > 0 && !groupsOf(PROCESSES, run).isEmpty();
  }

  /** Empty when the files cannot be read. */
  static Optional<Counters> read(Run run) {
    return read(GROUPS, groupsOf(PROCESSES, run), run, NetworkFile.of(run.pid()));
  }

  static Optional<Counters> read(Path root, Map<String, String> groups, Run run, NetworkFile net) {
    var counters = new KernelCounters(root, groups).counters(run, net);
    return counters.cpuNanos() == null ? Optional.empty() : Optional.of(counters);
  }

  /** Control group by controller; version 2 has one for all, under the empty name. */
  static Map<String, String> groupsOf(Path processes, Run run) {
    var groups = new HashMap<String, String>();
    for (var line : KernelFile.lines(processes.resolve(run.pid() + "/cgroup"))) {
      var parts = line.split(":", 3);
      var end = parts.length == 3 ? parts[2].indexOf(run.containerId()) : -1;
      if (end < 0) {
        continue;
      }
      var group = parts[2].substring(0, scopeEnd(parts[2], end + run.containerId().length()));
      for (var controller : parts[1].split(",")) {
        groups.put(controller, group);
      }
    }
    return groups;
  }

  /** The container's own group ends with its id, or with {@code .scope} after it under systemd. */
  private static int scopeEnd(String path, int idEnd) {
    return path.startsWith(".scope", idEnd) ? idEnd + ".scope".length() : idEnd;
  }

  private Counters counters(Run run, NetworkFile network) {
    var isFirst = groups.containsKey("cpuacct");
    return new Counters(
        run.instanceId(),
        run.epoch(),
        isFirst ? number("cpuacct", "cpuacct.usage") : microsAsNanos(),
        isFirst
            ? memory("memory.usage_in_bytes", "total_inactive_file")
            : memory("memory.current", "inactive_file"),
        network.received(),
        network.sent(),
        isFirst ? blocksOfFirst("Read") : blocksOfSecond("rbytes="),
        isFirst ? blocksOfFirst("Write") : blocksOfSecond("wbytes="));
  }

  private @Nullable Long microsAsNanos() {
    var micros = named("cpu", "cpu.stat", "usage_usec");
    return micros == null ? null : micros * 1_000;
  }

  /** Memory without the part of the file cache that the kernel would give back at once. */
  private @Nullable Long memory(String usageFile, String cacheName) {
    var usage = number("memory", usageFile);
    var cache = named("memory", "memory.stat", cacheName);
    return usage == null || cache == null ? usage : Long.valueOf(Math.max(0, usage - cache));
  }

  private @Nullable Long blocksOfFirst(String direction) {
    return KernelFile.sum(
        file("blkio", "blkio.throttle.io_service_bytes_recursive"),
        line ->
            line.contains(" " + direction + " ") ? line.substring(line.lastIndexOf(' ') + 1) : "");
  }

  private @Nullable Long blocksOfSecond(String name) {
    return KernelFile.sum(
        file("io", "io.stat"),
        line -> {
          var start = line.indexOf(name);
          return start < 0 ? "" : line.substring(start + name.length()).split(" ", 2)[0];
        });
  }

  private @Nullable Long number(String controller, String name) {
    return KernelFile.sum(file(controller, name), line -> line);
  }

  private @Nullable Long named(String controller, String name, String key) {
    return KernelFile.sum(
        file(controller, name),
        line -> line.startsWith(key + " ") ? line.substring(key.length() + 1) : "");
  }

  private Path file(String controller, String name) {
    var group = groups.get(controller);
    return group != null
        ? root.resolve(controller + group + "/" + name)
        : root.resolve(groups.getOrDefault("", "/none").substring(1) + "/" + name);
  }
}
