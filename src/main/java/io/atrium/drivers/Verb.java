package io.atrium.drivers;

import java.time.Duration;

/** What is asked of a host, and how long it may take before the answer is "unknown". */
public enum Verb {
  PROBE("how it is", Duration.ofSeconds(20)),
  CREATE("to make a machine", Duration.ofMinutes(10)),
  START("to start a machine", Duration.ofMinutes(1)),
  STOP("to stop a machine", Duration.ofMinutes(3)),
  REBOOT("to restart a machine", Duration.ofMinutes(3)),
  RESIZE("to give a machine another size", Duration.ofMinutes(2)),
  SNAPSHOT("to keep or put back a machine's disk", Duration.ofMinutes(30)),
  EXPORT("to hand out a machine's disk", Duration.ofMinutes(30)),
  DELETE("to remove a machine", Duration.ofMinutes(1)),
  INSPECT("how a machine is", Duration.ofSeconds(15)),
  LIST("which machines it has", Duration.ofSeconds(30)),
  SAMPLE("what its machines use", Duration.ofSeconds(30)),
  WATCH("to tell what happens", Duration.ofSeconds(15)),
  IMAGE("to take an image", Duration.ofMinutes(30));

  private final String words;

  private final Duration timeout;

  Verb(String words, Duration timeout) {
    this.words = words;
    this.timeout = timeout;
  }

  /** The same for people: what a host was asked. */
  public String words() {
    return words;
  }

  public Duration timeout() {
    return timeout;
  }
}
