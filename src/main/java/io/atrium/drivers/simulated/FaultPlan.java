package io.atrium.drivers.simulated;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostUnreachable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** What shall go wrong on one simulated host, and when. Used under the host's lock only. */
final class FaultPlan {

  private final Map<Verb, Deque<DriverFailure>> failures = new EnumMap<>(Verb.class);

  private final Map<Verb, Integer> lostAnswers = new EnumMap<>(Verb.class);

  private final Map<Verb, Duration> slowness = new EnumMap<>(Verb.class);

  private boolean cut;

  void failNext(Verb verb, DriverFailure failure) {
    failures.computeIfAbsent(verb, _ -> new ArrayDeque<>()).add(failure);
  }

  void loseNextAnswer(Verb verb) {
    lostAnswers.merge(verb, 1, Integer::sum);
  }

  void slow(Verb verb, Duration duration) {
    slowness.put(verb, duration);
  }

  Duration slowness(Verb verb) {
    return slowness.getOrDefault(verb, Duration.ZERO);
  }

  void cut() {
    cut = true;
  }

  /** The line is whole again and everything planned is forgotten. */
  void mend() {
    cut = false;
    failures.clear();
    lostAnswers.clear();
    slowness.clear();
  }

  /** What goes wrong before the host has heard the question. */
  void beforehand(Verb verb, HostLink link) {
    if (cut) {
      throw unreachable(verb);
    }
    var planned = failures.getOrDefault(verb, new ArrayDeque<>()).poll();
    if (planned != null) {
      throw planned;
    }
  }

  /** What goes wrong on the answer's way back: the host has done what it was asked. */
  void afterwards(Verb verb, HostLink link) {
    int lost = lostAnswers.getOrDefault(verb, 0);
    lostAnswers.put(verb, Math.max(0, lost - 1));
    if (lost > 0 || slowness(verb).compareTo(link.timeout()) >= 0) {
      throw unreachable(verb);
    }
  }

  private static HostUnreachable unreachable(Verb verb) {
    return new HostUnreachable("The host did not answer when asked %s.".formatted(verb.words()));
  }
}
