package io.atrium.benchmark;

import io.atrium.system.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The processor time from the start to the first page over the database of an earlier start, beside
 * a bare application with the same starters and options, in turns; the memory that the idle portal
 * then holds; and what the very first start costs, which also makes tables and the first password.
 */
final class StartBenchmark {

  private static final int TURNS = 5;

  private static final double MOST_TIMES_BARE = 1.3;

  private static final long MOST_MIB = 400;

  private static final Duration IDLE = Duration.ofSeconds(60);

  private final Programs programs;

  StartBenchmark(Programs programs) {
    this.programs = programs;
  }

  List<Figure> run() throws IOException, InterruptedException {
    var portal = new ArrayList<Double>();
    var bare = new ArrayList<Double>();
    var first = cpuMillis(programs.portal("start"));
    var firstBare = cpuMillis(programs.bare("start-bare"));
    for (var turn = 0; turn < TURNS; turn++) {
      portal.add(cpuMillis(programs.portal("start")));
      bare.add(cpuMillis(programs.bare("start-bare")));
    }
    return List.of(
        start("start to first page", new Samples(portal), new Samples(bare)),
        start(
            "… at the very first start",
            new Samples(List.of(first)),
            new Samples(List.of(firstBare))),
        memory());
  }

  private static double cpuMillis(ServerProcess started) throws InterruptedException {
    try (started) {
      return started.startCpu().toMillis();
    }
  }

  private static Figure start(String work, Samples portal, Samples bare) {
    var times = portal.median() / bare.median();
    return new Figure(
        work,
        "%.1f CPU-s, bare %.1f CPU-s: %.2f times (median of %d)"
            .formatted(
                portal.median() / 1_000, bare.median() / 1_000, times, portal.millis().size()),
        "1.3 times",
        times <= MOST_TIMES_BARE);
  }

  private Figure memory() throws IOException, InterruptedException {
    try (var portal = programs.portal("idle")) {
      var end = System.nanoTime() + IDLE.toNanos();
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      var resident = portal.residentMib();
      return new Figure(
          "resident memory, idle for a minute",
          resident + " MiB",
          MOST_MIB + " MiB",
          resident <= MOST_MIB);
    }
  }
}
