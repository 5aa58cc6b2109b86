package io.atrium.simulation;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Plays many histories, each in one thread from its beginning to its end. Where there are two
 * processors, two portals that know nothing of each other share the work.
 */
final class Histories {

  /** Enough to see what they have in common. */
  private static final int MOST_TOLD = 3;

  private static final int MOST_PORTALS = 2;

  private final AtomicLong next;

  private final long end;

  private final ConcurrentLinkedQueue<Story.Violation> violations = new ConcurrentLinkedQueue<>();

  Histories(long first, long many) {
    this.next = new AtomicLong(first);
    this.end = first + many;
  }

  /** What went wrong, as far as it is worth telling. */
  List<Story.Violation> play() throws InterruptedException, ExecutionException {
    var portals = start(Math.min(MOST_PORTALS, Runtime.getRuntime().availableProcessors()));
    try (var threads = Executors.newFixedThreadPool(portals.size())) {
      var shares = portals.stream().<Callable<Boolean>>map(portal -> () -> share(portal)).toList();
      for (var done : threads.invokeAll(shares)) {
        done.get();
      }
    } finally {
      portals.forEach(SimulatedPortal::close);
    }
    return List.copyOf(violations);
  }

  /** One after another: they all set up the same logging, which cannot be done at a time. */
  private static List<SimulatedPortal> start(int portals) {
    return IntStream.range(0, portals).mapToObj(_ -> new SimulatedPortal()).toList();
  }

  private boolean share(SimulatedPortal portal) {
    var history = new History(new Stage(portal), Deeds.all());
    for (var seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
      play(history, seed);
    }
    return true;
  }

  private void play(History history, long seed) {
    try {
      history.play(seed);
    } catch (Story.Violation violation) {
      violations.add(violation);
      if (violations.size() >= MOST_TOLD) {
        next.set(end);
      }
    }
  }
}
