package io.atrium.billing.store;

import io.atrium.billing.BillLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bill as it was issued, with everything printed on it. */
public record IssuedBill(
    String id,
    String departmentId,
    String departmentCode,
    String departmentName,
    @Nullable String costCentre,
    YearMonth period,
    int revision,
    Instant from,
    Instant to,
    String currency,
    BigDecimal total,
    String ledgerHead,
    boolean unproven,
    Instant issuedAt,
    List<BillLine> lines) {

  public IssuedBill {
    lines = List.copyOf(lines);
  }

  IssuedBill with(List<BillLine> its) {
    return copy(ledgerHead, its);
  }

  /** The same with the head of the ledger after its rows. */
  public IssuedBill sealed(String head) {
    return copy(head, lines);
  }

  private IssuedBill copy(String head, List<BillLine> its) {
    return new IssuedBill(
        id,
        departmentId,
        departmentCode,
        departmentName,
        costCentre,
        period,
        revision,
        from,
        to,
        currency,
        total,
        head,
        unproven,
        issuedAt,
        its);
  }
}
