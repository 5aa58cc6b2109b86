package io.atrium.drivers.spi;

import io.atrium.kernel.ErrorCategory;

/** The host will never accept this specification; trying again is pointless. */
public final class SpecRejected extends DriverFailure {

  public SpecRejected(String sentence) {
    super("spec-rejected", ErrorCategory.CALLER, sentence);
  }

  public SpecRejected(String sentence, Throwable cause) {
    this(sentence);
    initCause(cause);
  }
}
