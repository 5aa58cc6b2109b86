package io.atrium.drivers.libvirt.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The memory that a container uses without the file cache, as the kernel of this machine counts it.
 * libvirt tells it with the cache only, of which there is always as much as there is room.
 */
final class MemoryInUse {

  private static final Path GROUPS = Path.of("/sys/fs/cgroup");

  private static final long KIB = 1_024;

  private MemoryInUse() {}

  /** In KiB; 0 where it cannot be seen from here. */
  static long kib(int process) {
    for (var line : lines(Path.of("/proc/" + process + "/cgroup"))) {
      var parts = line.split(":", 3);
      if (parts.length == 3 && parts[1].equals("memory")) {
        return of(
            GROUPS.resolve("memory" + parts[2]), "memory.usage_in_bytes", "total_inactive_file");
      }
      if (parts.length == 3
          && parts[0].equals("0")
          && Files.exists(GROUPS.resolve("cgroup.procs"))) {
        return of(GROUPS.resolve(parts[2].substring(1)), "memory.current", "inactive_file");
      }
    }
    return 0;
  }

  private static long of(Path group, String usage, String cache) {
    var used = lines(group.resolve(usage)).stream().findFirst().map(Long::parseLong).orElse(0L);
    var kept =
        lines(group.resolve("memory.stat")).stream()
            .filter(line -> line.startsWith(cache + " "))
            .mapToLong(line -> Long.parseLong(line.substring(cache.length() + 1)))
            .sum();
    return Math.max(0, used - kept) / KIB;
  }

  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.toList();
    } catch (IOException | UncheckedIOException unseen) {
      return List.of();
    }
  }
}
