package io.atrium.billing;

import io.atrium.billing.store.IssuedBill;
import io.atrium.billing.store.LedgerEntry;
import io.atrium.billing.store.LedgerEntry.Kind;
import io.atrium.billing.store.LedgerEntry.Posting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns lines into rows for the ledger. Each amount is written twice with opposite signs, for who
 * owes it and for what it was earned with, so that the rows of a bill always sum up to nothing.
 */
final class Postings {

  private static final String OWED = "department";

  /** Bills from before there was such a row have none; the number is that of the text it seals. */
  private static final String PRINTED = "printed.1";

  private static final int WHOLE_BILL = 0;

  private Postings() {}

  static List<Posting> charges(String billId, BillLine line, String currency, String evidence) {
    return List.of(
        posting(billId, line, OWED, line.amount(), currency, evidence),
        posting(
            billId,
            line,
            "income." + line.meter().word(),
            line.amount().negate(),
            currency,
            evidence));
  }

  /** Takes back what was charged. Each points at the charge by its bill, line and account. */
  static List<Posting> reversals(List<LedgerEntry> charges) {
    return charges.stream()
        .filter(each -> !isPrinted(each))
        .map(each ->
            new Posting(
                each.billId(),
                each.line(),
                Kind.REVERSAL,
                each.account(),
                each.amount().negate(),
                each.currency(),
                each.evidence()))
        .toList();
  }

  static boolean isOwed(LedgerEntry entry) {
    return entry.account().equals(OWED);
  }

  /** The hash over everything that a line says and rests on. */
  static String seal(BillLine line, List<Evidence> evidence) {
    var words = new ArrayList<String>();
    words.add(line.meter().word());
    words.add(line.environment().name());
    words.add(line.kind().name());
    words.add(line.priceVersionId());
    words.add(line.unitPrice().toPlainString());
    words.add(line.quantity().toString());
    words.add(line.amount().toPlainString());
    if (line.price().discounted()) {
      words.add("list " + line.price().list().toPlainString());
    }
    if (line.free().signum() > 0) {
      words.add("free " + line.free());
    }
    for (var each : evidence) {
      words.add(
          "%s %d %d %d"
              .formatted(each.instanceId(), each.span().from(), each.span().to(), each.units()));
    }
    return LedgerEntry.sha256(words);
  }

  /**
   * Seals what is printed on the bill and follows from no charge. It comes after the row that the
   * bill ends with, for it knows the day of issue: a closing that is repeated gives the same bill.
   */
  static Posting printed(IssuedBill bill) {
    return new Posting(
        bill.id(),
        WHOLE_BILL,
        Kind.CHARGE,
        PRINTED,
        BigDecimal.ZERO,
        bill.currency(),
        PrintedSeal.of(bill));
  }

  static boolean isPrinted(LedgerEntry entry) {
    return entry.account().equals(PRINTED);
  }

  private static Posting posting(
      String billId,
      BillLine line,
      String account,
      BigDecimal amount,
      String currency,
      String evidence) {
    return new Posting(billId, line.n(), Kind.CHARGE, account, amount, currency, evidence);
  }
}
