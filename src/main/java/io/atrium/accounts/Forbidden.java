package io.atrium.accounts;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/**
 * The actor sees the thing, but no role or office of theirs allows this; or their token does not.
 */
public final class Forbidden extends AtriumException {

  public static final String CODE = "forbidden";

  public Forbidden(String sentence) {
    super(CODE, ErrorCategory.DENIED, sentence);
  }
}
