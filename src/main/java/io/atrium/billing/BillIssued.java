package io.atrium.billing;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;

/** A month of a department was closed, or a closed one corrected. */
public record BillIssued(
    String billId,
    String departmentId,
    String period,
    int revision,
    String total,
    String currency,
    Instant at)
    implements Recorded {

  @Override
  public String actor() {
    return PORTAL;
  }

  @Override
  public String subjectId() {
    return billId;
  }

  @Override
  public String action() {
    return revision == 1 ? "bill.issued" : "bill.corrected";
  }

  @Override
  public Map<String, String> details() {
    return Map.of(
        "period", period,
        "revision", Integer.toString(revision),
        "total", total,
        "currency", currency);
  }
}
