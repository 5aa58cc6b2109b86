package io.atrium.billing;

import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import java.math.BigInteger;
import java.time.Instant;

/**
 * One interval that a line rests on: who had how many units, and from when to when. What a line
 * leaves out because nobody knows it is told in the same way.
 *
 * @param units had all the time; or what was consumed in it
 */
public record Evidence(String instanceId, String name, Meter meter, Span span, long units) {

  public Instant from() {
    return span.start();
  }

  public Instant to() {
    return span.end();
  }

  public long seconds() {
    return span.seconds();
  }

  /** How much it is in the unit of the meter. */
  public BigInteger unitSeconds() {
    var all = BigInteger.valueOf(units);
    return meter.consumed() ? all : all.multiply(BigInteger.valueOf(span.seconds()));
  }
}
