package io.atrium.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many orders a portal brings to running on simulated hosts that never dawdle, and what each
 * costs it; and how fast it accepts one.
 */
final class OrderBenchmark {

  private static final int CLIENTS = 32;
  private static final int WARM_UP = 1_000;
  private static final int ORDERS = 2_000;
  private static final int ACCEPTED = 300;
  private static final double LEAST_A_MINUTE = 1_000;
  private static final double MOST_CPU_MILLIS = 60;
  private static final double MOST_MILLIS = 20;

  private final Programs programs;
  private final AtomicInteger names = new AtomicInteger();

  OrderBenchmark(Programs programs) {
    this.programs = programs;
  }

  List<Figure> run() throws IOException, InterruptedException {
    try (var portal = programs.portal("orders")) {
      var college = College.simulated(portal, 4);
      together(college, WARM_UP);
      var cpu = portal.cpu();
      var began = System.nanoTime();
      together(college, ORDERS);
      var seconds = (System.nanoTime() - began) / 1e9;
      var each = portal.cpu().minus(cpu).toMillis() / (double) ORDERS;
      return List.of(rate(ORDERS * 60 / seconds), cost(each), accepted(college));
    }
  }

  /** Each client orders, waits until it runs, and orders again. */
  private void together(College college, int orders) throws InterruptedException {
    var left = new AtomicInteger(orders);
    Callable<Void> client =
        () -> {
          while (left.getAndDecrement() > 0) {
            college.awaitRunning(college.order("bench-" + names.incrementAndGet()));
          }
          return null;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<java.util.concurrent.Future<Void>>();
      for (var number = 0; number < CLIENTS; number++) {
        running.add(threads.submit(client));
      }
      for (var each : running) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private Figure accepted(College college) {
    var millis = new ArrayList<Double>();
    for (var number = 0; number < ACCEPTED; number++) {
      var began = System.nanoTime();
      var ordered = college.order("single-" + names.incrementAndGet());
      millis.add((System.nanoTime() - began) / 1e6);
      college.awaitRunning(ordered);
    }
    var samples = new Samples(millis);
    return new Figure(
        "order accepted, one client",
        samples.summary(),
        "20 ms median",
        samples.median() <= MOST_MILLIS);
  }

  private static Figure rate(double perMinute) {
    return new Figure(
        "simulated hosts, %d REST clients, order to running".formatted(CLIENTS),
        "%.0f a minute".formatted(perMinute),
        "1,000 a minute",
        perMinute >= LEAST_A_MINUTE);
  }

  private static Figure cost(double cpuMillis) {
    return new Figure(
        "… processor time of the portal for each",
        "%.1f CPU-ms".formatted(cpuMillis),
        "60 CPU-ms",
        cpuMillis <= MOST_CPU_MILLIS);
  }
}
