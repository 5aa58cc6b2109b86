package io.atrium.drivers.spi;

import io.atrium.kernel.ErrorCategory;

/** Nobody can say how things stand: the host did not answer in time. Try again later. */
public final class HostUnreachable extends DriverFailure {

  public HostUnreachable(String sentence) {
    super("host-unreachable", ErrorCategory.BACKEND, sentence);
  }

  public HostUnreachable(String sentence, Throwable cause) {
    this(sentence);
    initCause(cause);
  }
}
