package io.atrium.billing;

import io.atrium.billing.store.IssuedBill;
import io.atrium.billing.store.LedgerEntry;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/**
 * The hash over what is printed on a bill beside its amounts: whom it is for, when, and for what.
 */
final class PrintedSeal {

  private PrintedSeal() {}

  static String of(IssuedBill bill) {
    var words = new ArrayList<String>();
    words.add("code " + word(bill.departmentCode()));
    words.add("name " + word(bill.departmentName()));
    words.add(
        bill.costCentre() == null ? "no cost centre" : "cost centre " + word(bill.costCentre()));
    words.add("period " + bill.period() + " revision " + bill.revision());
    words.add("from " + bill.from() + " to " + bill.to());
    words.add("issued " + bill.issuedAt().truncatedTo(ChronoUnit.SECONDS));
    words.add("unproven " + bill.unproven());
    words.add("head " + bill.ledgerHead());
    bill.lines().forEach(each -> words.add("line " + each.n() + " instances " + each.instances()));
    return LedgerEntry.sha256(words);
  }

  /** Words end with their line: what has several lines must not look like several words. */
  private static String word(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
