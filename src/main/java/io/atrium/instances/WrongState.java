package io.atrium.instances;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** What was asked does not fit the state the instance is in. */
public final class WrongState extends AtriumException {

  public WrongState(String sentence) {
    super("wrong-state", ErrorCategory.CONFLICT, sentence);
  }
}
