package io.atrium.hosts;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;

/** The host still holds instances, and can be removed only once it is empty. */
public final class HostInUse extends AtriumException {

  public static final String CODE = "wrong-state";

  HostInUse(String name, long instances) {
    super(
        CODE,
        ErrorCategory.CONFLICT,
        "Host '%s' still holds %d %s. Drain the host, and delete what is on it first."
            .formatted(name, instances, instances == 1 ? "instance" : "instances"));
  }
}
