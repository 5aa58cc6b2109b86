package io.atrium.drivers.spi;

import io.atrium.kernel.ErrorCategory;

/** The host is doing something else with this instance. Try again soon. */
public final class Busy extends DriverFailure {

  public Busy(String sentence) {
    super("host-busy", ErrorCategory.BACKEND, sentence);
  }

  public Busy(String sentence, Throwable cause) {
    this(sentence);
    initCause(cause);
  }
}
