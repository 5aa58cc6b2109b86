package io.atrium.drivers.spi;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/**
 * Everything that a driver may throw. The set is closed, so that whoever handles it handles all.
 */
public abstract sealed class DriverFailure extends AtriumException
    permits SpecRejected, HostUnreachable, Busy, NoRoom, UnexpectedAnswer {

  DriverFailure(String code, ErrorCategory category, String sentence) {
    super(code, category, sentence);
  }
}
