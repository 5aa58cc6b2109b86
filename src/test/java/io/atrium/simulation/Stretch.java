package io.atrium.simulation;

import java.time.Instant;
import java.util.List;

/** A half-open stretch of time in milliseconds. */
record Stretch(long from, long to) {

  static Stretch ofSeconds(long from, long to) {
    return new Stretch(from * 1_000, to * 1_000);
  }

  long millis() {
    return to - from;
  }

  /** What is left of it when all these are taken away. */
  List<Stretch> without(List<Stretch> others) {
    var left = List.of(this);
    for (var other : others) {
      left = left.stream().flatMap(each -> each.without(other)).toList();
    }
    return left;
  }

  private java.util.stream.Stream<Stretch> without(Stretch other) {
    var before = new Stretch(from, Math.min(to, other.from));
    var after = new Stretch(Math.max(from, other.to), to);
    return java.util.stream.Stream.of(before, after).filter(each -> each.millis() > 0);
  }

  @Override
  public String toString() {
    return "from %s to %s".formatted(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
  }
}
