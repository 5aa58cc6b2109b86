package io.atrium.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens in one history: chance, the order of events, and the instances that came of it. */
final class Story {

  private final long seed;

  private final Random random;

  private final List<String> lines = new ArrayList<>();

  private final List<String> instances = new ArrayList<>();

  private final Set<String> tampered = new HashSet<>();

  private boolean wentBack;

  private boolean deaf;

  Story(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  long seed() {
    return seed;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  void tell(Instant at, String what) {
    lines.add(at + "  " + what);
  }

  void born(String instanceId) {
    instances.add(instanceId);
  }

  List<String> instances() {
    return instances;
  }

  /** Somebody did something to it that the portal may never have seen. */
  void tampered(String instanceId) {
    tampered.add(instanceId);
  }

  boolean wasTampered(String instanceId) {
    return tampered.contains(instanceId);
  }

  /** What a host told that keeps no times may have been missed from here on, or be forgotten. */
  void deafens() {
    deaf = true;
  }

  boolean wasDeaf() {
    return deaf;
  }

  /** A clock stepped back: from here on, some seconds exist twice. */
  void goesBack() {
    wentBack = true;
  }

  boolean wentBack() {
    return wentBack;
  }

  /** The end of the story as it must not end. */
  Violation violation(String what) {
    return violation(what, null);
  }

  Violation violation(String what, @Nullable Throwable cause) {
    return new Violation(
        "%s%nSeed %d; play it again with -Dsimulation.seed=%d%n%s"
            .formatted(what, seed, seed, this),
        cause);
  }

  /** All that happened, line by line. */
  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines);
  }

  /** An invariant does not hold. */
  static final class Violation extends AssertionError {

    private static final long serialVersionUID = 1L;

    Violation(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
