package io.atrium.instances;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.util.List;
import java.util.Map;

/** No host has room. Says for each host why not. */
public final class NoCapacity extends AtriumException {

  /**
   * @param reasons one sentence per host
   */
  public NoCapacity(List<String> reasons) {
    super(
        "no-capacity",
        ErrorCategory.CAPACITY,
        "No host has room for it now: "
            + (reasons.isEmpty() ? "no host is registered" : String.join("; ", reasons))
            + ".",
        List.of(),
        Map.of("hosts", reasons));
  }
}
