package io.atrium.billing;

import io.atrium.metering.Span;
import java.math.BigInteger;
import java.time.Instant;

/**
 * One interval that a line rests on: who had how many units, and from when to when. What a line
 * leaves out because nobody knows it is told in the same way.
 */
public record Evidence(String instanceId, String name, Span span, long units) {

  public Instant from() {
    return span.start();
  }

  public Instant to() {
    return span.end();
  }

  public long seconds() {
    return span.seconds();
  }

  public BigInteger unitSeconds() {
    return BigInteger.valueOf(units).multiply(BigInteger.valueOf(span.seconds()));
  }
}
