package io.atrium.drivers.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The limits of a container as the kernel enforces them, read from its control groups. */
record KernelLimits(long memory, long cpuPercent, long processes) {

  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  static KernelLimits of(String containerId) {
    var path = ControlGroups.ofThisMachine().find().get(containerId).path();
    if (Files.exists(ROOT.resolve("cgroup.controllers"))) {
      var cpu = read(path, "cpu.max").split(" ");
      return new KernelLimits(
          number(read(path, "memory.max")),
          100 * number(cpu[0]) / number(cpu[1]),
          number(read(path, "pids.max")));
    }
    var quota = number(read("cpu/" + path, "cpu.cfs_quota_us"));
    return new KernelLimits(
        number(read("memory/" + path, "memory.limit_in_bytes")),
        100 * quota / number(read("cpu/" + path, "cpu.cfs_period_us")),
        number(read("pids/" + path, "pids.max")));
  }

  private static long number(String text) {
    return Long.parseLong(text);
  }

  private static String read(String group, String name) {
    try {
      return Files.readString(ROOT.resolve(group).resolve(name)).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
