package io.atrium.instances;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.util.List;
import java.util.Map;

/** No host has room. Says for each host why not. */
public final class NoCapacity extends AtriumException {

  private final transient List<String> reasons;

  /**
   * @param reasons one sentence per host
   */
  public NoCapacity(List<String> reasons) {
    this("No host has room for it now: ", reasons);
  }

  private NoCapacity(String begin, List<String> reasons) {
    super(
        "no-capacity",
        ErrorCategory.CAPACITY,
        begin + (reasons.isEmpty() ? "no host is registered" : String.join("; ", reasons)) + ".",
        List.of(),
        Map.of("hosts", reasons));
    this.reasons = List.copyOf(reasons);
  }

  /** The same for one of several: the reasons count what those before it would have taken. */
  NoCapacity after(int placed, int count) {
    return placed == 0
        ? new NoCapacity("No host has room for even one of the %d: ".formatted(count), reasons)
        : new NoCapacity(
            ("There is room for %d of the %d, and nothing was made. With %d in place, one more has"
                    + " none: ")
                .formatted(placed, count, placed),
            reasons);
  }
}
