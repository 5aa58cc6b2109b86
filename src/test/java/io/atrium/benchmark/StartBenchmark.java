package io.atrium.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The processor time from the start to the first page, beside a bare application with the same
 * starters, in turns; and the memory that the idle portal then holds.
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
    for (var turn = 0; turn < TURNS; turn++) {
      portal.add(cpuMillis(programs.portal("start-" + turn)));
      bare.add(cpuMillis(programs.bare("bare-" + turn)));
    }
    return List.of(start(new Samples(portal), new Samples(bare)), memory());
  }

  private static double cpuMillis(ServerProcess started) throws InterruptedException {
    try (started) {
      return started.startCpu().toMillis();
    }
  }

  private static Figure start(Samples portal, Samples bare) {
    var times = portal.median() / bare.median();
    return new Figure(
        "start to first page",
        "%.1f CPU-s, bare %.1f CPU-s: %.2f times (median of %d)"
            .formatted(portal.median() / 1_000, bare.median() / 1_000, times, TURNS),
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
