package io.atrium.drivers.docker;

import io.atrium.drivers.spi.Sweep.Counters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The control groups of this machine's kernel, version 1 or 2, in which it counts what containers
 * use. A container is found by its id, which no other container anywhere has, so what is found is
 * it, in whatever namespaces the engine and the portal live.
 */
final class ControlGroups {

  private static final Pattern CONTAINER =
      Pattern.compile("(?:docker-)?([0-9a-f]{64})(?:\\.scope)?");

  private static final int DEEPEST = 6;

  private final Path root;

  private final Path processes;

  private final boolean isSecond;

  ControlGroups(Path root, Path processes) {
    this.root = root;
    this.processes = processes;
    this.isSecond = Files.exists(root.resolve("cgroup.controllers"));
  }

  static ControlGroups ofThisMachine() {
    return new ControlGroups(Path.of("/sys/fs/cgroup"), Path.of("/proc"));
  }

  /** The groups of all containers, by the ids of the containers. */
  Map<String, Group> find() {
    var base = isSecond ? root : root.resolve("memory");
    try (Stream<Path> all = Files.find(base, DEEPEST, ControlGroups::isContainer)) {
      return all.map(path -> new Group(base.relativize(path).toString(), keyOf(path)))
          .collect(Collectors.toMap(ControlGroups::containerOf, group -> group, (a, _) -> a));
    } catch (IOException | UncheckedIOException unseen) {
      return Map.of();
    }
  }

  private static boolean isContainer(Path path, BasicFileAttributes attributes) {
    return attributes.isDirectory() && CONTAINER.matcher(path.getFileName().toString()).matches();
  }

  private static String containerOf(Group group) {
    var name = CONTAINER.matcher(Path.of(group.path()).getFileName().toString());
    return name.matches() ? name.group(1) : group.path();
  }

  /**
   * Whether it is still the same group: a restart removes it and makes another of the same name.
   */
  boolean isStill(Group group) {
    var present = keyOf((isSecond ? root : root.resolve("memory")).resolve(group.path()));
    return !present.isEmpty() && present.equals(group.key());
  }

  private static String keyOf(Path path) {
    try {
      return String.valueOf(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (IOException gone) {
      return "";
    }
  }

  /** The counters of a run; empty when they cannot be read here. */
  Optional<Counters> read(Run run) {
    var group = run.group();
    if (group == null) {
      return Optional.empty();
    }
    var counters = isSecond ? second(run, group) : first(run, group);
    return counters.cpuNanos() == null ? Optional.empty() : Optional.of(counters);
  }

  private Counters first(Run run, Group group) {
    var blocks = file("blkio", group, "blkio.throttle.io_service_bytes_recursive");
    var network = network(file("memory", group, "cgroup.procs"));
    return new Counters(
        run.instanceId(),
        run.epoch(),
        KernelFile.number(file("cpuacct", group, "cpuacct.usage")),
        withoutCache(
            file("memory", group, "memory.usage_in_bytes"),
            file("memory", group, "memory.stat"),
            "total_inactive_file"),
        network.received(),
        network.sent(),
        KernelFile.after(blocks, " Read "),
        KernelFile.after(blocks, " Write "));
  }

  private Counters second(Run run, Group group) {
    var blocks = file("", group, "io.stat");
    var network = network(file("", group, "cgroup.procs"));
    var micros = KernelFile.after(file("", group, "cpu.stat"), "usage_usec ");
    return new Counters(
        run.instanceId(),
        run.epoch(),
        micros == null ? null : Long.valueOf(micros * 1_000),
        withoutCache(
            file("", group, "memory.current"), file("", group, "memory.stat"), "inactive_file"),
        network.received(),
        network.sent(),
        KernelFile.after(blocks, " rbytes="),
        KernelFile.after(blocks, " wbytes="));
  }

  private Path file(String controller, Group group, String name) {
    return root.resolve(controller).resolve(group.path()).resolve(name);
  }

  /** Memory without the part of the file cache that the kernel would give back at once. */
  private static @Nullable Long withoutCache(Path usageFile, Path statistics, String cacheName) {
    var usage = KernelFile.number(usageFile);
    var cache = KernelFile.after(statistics, cacheName + " ");
    return usage == null || cache == null ? usage : Long.valueOf(Math.max(0, usage - cache));
  }

  private NetworkFile network(Path members) {
    return KernelFile.lines(members).stream()
        .filter(process -> process.matches("[1-9][0-9]*"))
        .findFirst()
        .map(process -> NetworkFile.of(KernelFile.lines(processes.resolve(process + "/net/dev"))))
        .orElseGet(NetworkFile::unseen);
  }

  /**
   * One control group.
   *
   * @param path below the root of every controller
   * @param key of this very directory, never given to another
   */
  record Group(String path, String key) {}
}
