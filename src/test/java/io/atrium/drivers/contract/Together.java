package io.atrium.drivers.contract;

import io.atrium.drivers.spi.DriverFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Runs several things at the same moment and collects how drivers failed. */
final class Together {

  private Together() {}

  static List<DriverFailure> run(Runnable... deeds) {
    var start = new CyclicBarrier(deeds.length);
    var tasks =
        Stream.of(deeds)
            .<Callable<Object>>map(deed ->
                () -> {
                  start.await();
                  deed.run();
                  return start;
                })
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return failures(threads.invokeAll(tasks));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private static List<DriverFailure> failures(List<Future<Object>> done)
      throws InterruptedException {
    var failures = new ArrayList<DriverFailure>();
    for (var deed : done) {
      try {
        deed.get();
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof DriverFailure failure) {
          failures.add(failure);
        } else {
          throw new AssertionError(failed.getCause());
        }
      }
    }
    return failures;
  }
}
