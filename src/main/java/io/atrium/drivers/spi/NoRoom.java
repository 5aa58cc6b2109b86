package io.atrium.drivers.spi;

import io.atrium.kernel.ErrorCategory;

/** The host has no room for it: memory, disk or another resource ran out. Place it elsewhere. */
public final class NoRoom extends DriverFailure {

  public NoRoom(String sentence) {
    super("no-capacity", ErrorCategory.CAPACITY, sentence);
  }

  public NoRoom(String sentence, Throwable cause) {
    this(sentence);
    initCause(cause);
  }
}
