package io.atrium.drivers.docker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Asks the same of many, several at a time, and waits for all. An interruption ends all of them.
 */
final class AllAtOnce {

  /** Fewer than a line has connections, so that a sweep leaves room for commands. */
  private static final int AT_A_TIME = 32;

  private AllAtOnce() {}

  static <A, B> List<B> of(Collection<A> many, Function<A, B> question)
      throws InterruptedException, ExecutionException {
    if (many.isEmpty()) {
      return List.of();
    }
    var width = Math.min(AT_A_TIME, many.size());
    try (var threads = Executors.newFixedThreadPool(width, Thread.ofVirtual().factory())) {
      var asked =
          threads.invokeAll(
              many.stream().<Callable<B>>map(one -> () -> question.apply(one)).toList());
      var answers = new ArrayList<B>();
      for (var answer : asked) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
