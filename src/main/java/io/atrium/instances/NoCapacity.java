package io.atrium.instances;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import java.util.List;
import java.util.Map;

/** No host has room. Says for each host why not, but only to those who may see hosts. */
public final class NoCapacity extends AtriumException {

  private final transient List<String> reasons;

  /**
   * @param reasons one sentence per host
   */
  public NoCapacity(List<String> reasons) {
    this("No host has room for it now: %s.".formatted(joined(reasons)), reasons);
  }

  private NoCapacity(String sentence, List<String> reasons) {
    super(
        "no-capacity",
        ErrorCategory.CAPACITY,
        sentence,
        List.of(),
        reasons.isEmpty() ? Map.of() : Map.of("hosts", reasons));
    this.reasons = List.copyOf(reasons);
  }

  /** The same for somebody to whom hosts are not shown. */
  static NoCapacity withoutReasons() {
    return new NoCapacity("There is no room for it right now.", List.of());
  }

  /** Its own host has no room for more of it. */
  static NoCapacity onItsHost() {
    return new NoCapacity(
        "The host that the machine is on has no room for this size right now.", List.of());
  }

  /** The same for one of several: the reasons count what those before it would have taken. */
  NoCapacity after(int placed, int count) {
    var sentence =
        placed == 0
            ? "There is no room for even one of the %d right now".formatted(count)
            : "There is room for only %d of the %d, so nothing was made".formatted(placed, count);
    var next = placed == 0 ? "" : ". For one more there is none";
    return reasons.isEmpty()
        ? new NoCapacity(sentence + ".", reasons)
        : new NoCapacity("%s%s: %s.".formatted(sentence, next, joined(reasons)), reasons);
  }

  private static String joined(List<String> reasons) {
    return reasons.isEmpty() ? "no host is registered" : String.join("; ", reasons);
  }
}
