package io.atrium.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were measured on: without it they say nothing. */
record Machine(String processor, int processors, long memoryGib, String system, String java) {

  static Machine here() throws IOException {
    return new Machine(
        line("/proc/cpuinfo", "model name").replaceFirst(".*:\\s*", ""),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / (1L << 20),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.runtime.version"));
  }

  private static String line(String file, String word) throws IOException {
    try (var lines = Files.lines(Path.of(file))) {
      return lines.filter(line -> line.startsWith(word)).findFirst().orElse("unknown");
    }
  }

  /** How busy it was with other work, which no figure should be read without. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  @Override
  public String toString() {
    return "%s, %d processors, %d GiB, %s, Java %s"
        .formatted(processor, processors, memoryGib, system, java);
  }
}
