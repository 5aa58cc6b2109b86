package io.atrium.billing;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;

/**
 * The ledger of a department was found broken, or whole again.
 *
 * @param action {@code ledger.broken} or {@code ledger.whole}
 */
public record LedgerChecked(
    String departmentId, String action, Map<String, String> details, Instant at)
    implements Recorded {

  public LedgerChecked {
    details = Map.copyOf(details);
  }

  @Override
  public String actor() {
    return PORTAL;
  }

  @Override
  public String subjectId() {
    return departmentId;
  }
}
