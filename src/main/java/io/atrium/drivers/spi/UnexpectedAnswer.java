package io.atrium.drivers.spi;

import io.atrium.kernel.ErrorCategory;

/** The host answered in a way this driver does not know. A few tries, then a person must look. */
public final class UnexpectedAnswer extends DriverFailure {

  public UnexpectedAnswer(String sentence) {
    super("unexpected-answer", ErrorCategory.BACKEND, sentence);
  }

  public UnexpectedAnswer(String sentence, Throwable cause) {
    this(sentence);
    initCause(cause);
  }
}
