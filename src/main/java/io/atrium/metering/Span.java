package io.atrium.metering;

import java.time.Instant;

/** A half-open stretch of whole seconds since 1970: the first belongs to it, the last does not. */
public record Span(long from, long to) {

  public Span {
    if (to < from) {
      throw new IllegalArgumentException("A span cannot end before it begins: " + from + ", " + to);
    }
  }

  public static Span between(Instant from, Instant to) {
    return new Span(from.getEpochSecond(), Math.max(from.getEpochSecond(), to.getEpochSecond()));
  }

  public Instant start() {
    return Instant.ofEpochSecond(from);
  }

  public Instant end() {
    return Instant.ofEpochSecond(to);
  }

  public long seconds() {
    return to - from;
  }

  /** The part of both, empty where they do not meet. */
  public Span within(Span other) {
    var begin = Math.max(from, other.from);
    return new Span(begin, Math.max(begin, Math.min(to, other.to)));
  }
}
