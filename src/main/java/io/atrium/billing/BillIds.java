package io.atrium.billing;

import io.atrium.billing.store.LedgerEntry;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * The id of a bill follows from what it is for. So the bill of the running month has an id before
 * anything is stored, and a month that is closed again gets the same one. A department's id cannot
 * be guessed, and so neither can its bills'.
 */
public final class BillIds {

  private static final int DIGITS = 17;

  private BillIds() {}

  /** The bill whose place this one took; nothing where it corrects none. */
  public static Optional<String> replacedBy(Bill bill) {
    return bill.revision() == 1
        ? Optional.empty()
        : Optional.of(of(bill.departmentId(), bill.period(), bill.revision() - 1));
  }

  static String of(String departmentId, YearMonth period, int revision) {
    var hash =
        LedgerEntry.sha256(
            List.of("bill", departmentId, period.toString(), Integer.toString(revision)));
    return "inv-" + hash.substring(0, DIGITS);
  }
}
