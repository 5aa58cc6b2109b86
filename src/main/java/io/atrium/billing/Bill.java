package io.atrium.billing;

import io.atrium.kernel.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a department owes for one calendar month.
 *
 * @param costCentre that of the department: on an issued bill as it was then, null where it had
 *     none or the bill was issued before these were kept
 * @param from the first moment of the month in the institution's zone
 * @param to the first moment after it
 * @param revision 1, and one more with each correction of a closed month
 * @param ledgerHead the hash of the last row it put into the ledger; null while it is open
 * @param issuedAt null while it is open
 * @param unproven whether there is use that cannot be proven at present, and is not charged
 */
public record Bill(
    String id,
    String departmentId,
    String departmentCode,
    String departmentName,
    @Nullable String costCentre,
    YearMonth period,
    Instant from,
    Instant to,
    BillStatus status,
    int revision,
    Money total,
    @Nullable String ledgerHead,
    @Nullable Instant issuedAt,
    boolean unproven,
    List<BillLine> lines) {

  public Bill {
    lines = List.copyOf(lines);
  }

  /** Changes whenever anything on the bill does; the same on every machine. */
  public long version() {
    return Integer.toUnsignedLong(
        Objects.hash(
            status.name(),
            revision,
            total.amount().toPlainString(),
            lines.stream().map(BillLine::quantity).toList()));
  }
}
