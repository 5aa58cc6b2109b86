package io.atrium.drivers;

import java.time.Duration;

/** What is asked of a host, and how long it may take before the answer is "unknown". */
public enum Verb {
  PROBE(Duration.ofSeconds(20)),
  CREATE(Duration.ofMinutes(10)),
  START(Duration.ofMinutes(1)),
  STOP(Duration.ofMinutes(3)),
  REBOOT(Duration.ofMinutes(3)),
  DELETE(Duration.ofMinutes(1)),
  INSPECT(Duration.ofSeconds(15)),
  LIST(Duration.ofSeconds(30)),
  SAMPLE(Duration.ofSeconds(30)),
  WATCH(Duration.ofSeconds(15)),
  IMAGE(Duration.ofMinutes(30));

  private final Duration timeout;

  Verb(Duration timeout) {
    this.timeout = timeout;
  }

  public Duration timeout() {
    return timeout;
  }
}
