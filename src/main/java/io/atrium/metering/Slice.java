package io.atrium.metering;

import java.time.Instant;

/**
 * A stretch of time in which one instance allocated the same of one meter, for the same payer.
 *
 * @param sequence the fact that it begins with
 * @param from its first second
 * @param to the second after its last; {@link #OPEN} while it goes on
 * @param counted false for a gap of which nobody knows what happened: shown, never charged
 * @param name the name of the instance when it began
 */
public record Slice(
    Meter meter,
    long sequence,
    long from,
    long to,
    long units,
    boolean counted,
    Fact.Traits traits,
    String name) {

  /** The end of time, as the year 9999 has it. */
  public static final long OPEN = 253_402_300_799L;

  Instant start() {
    return Instant.ofEpochSecond(from);
  }

  public boolean open() {
    return to == OPEN;
  }

  boolean empty() {
    return to <= from;
  }

  Slice from(long later) {
    return new Slice(meter, sequence, later, to, units, counted, traits, name);
  }

  Slice to(long end) {
    return new Slice(meter, sequence, from, Math.max(from, end), units, counted, traits, name);
  }

  Slice atMost(long most) {
    return new Slice(meter, sequence, from, to, Math.min(units, most), counted, traits, name);
  }
}
