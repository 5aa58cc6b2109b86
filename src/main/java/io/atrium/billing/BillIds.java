package io.atrium.billing;

import io.atrium.billing.store.LedgerEntry;
import java.time.YearMonth;
import java.util.List;

/**
 * The id of a bill follows from what it is for. So the bill of the running month has an id before
 * anything is stored, and a month that is closed again gets the same one. A department's id cannot
 * be guessed, and so neither can its bills'.
 */
final class BillIds {

  private static final int DIGITS = 17;

  private BillIds() {}

  static String of(String departmentId, YearMonth period, int revision) {
    var hash =
        LedgerEntry.sha256(
            List.of("bill", departmentId, period.toString(), Integer.toString(revision)));
    return "inv-" + hash.substring(0, DIGITS);
  }
}
