package io.atrium.billing;

import io.atrium.billing.store.BillLines;
import io.atrium.billing.store.IssuedBill;
import io.atrium.billing.store.IssuedBills;
import io.atrium.billing.store.Ledger;
import io.atrium.billing.store.LedgerEntry.Posting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes an issued bill: itself, its lines, what each rests on, and its rows in the ledger. */
@Component
class Books {

  private final IssuedBills bills;

  private final BillLines lines;

  private final Ledger ledger;

  private final ApplicationEventPublisher events;

  Books(IssuedBills bills, BillLines lines, Ledger ledger, ApplicationEventPublisher events) {
    this.bills = bills;
    this.lines = lines;
    this.ledger = ledger;
    this.events = events;
  }

  /**
   * Issues the bill in the caller's transaction.
   *
   * @param bill complete but for the head of the ledger
   * @param evidence what each line rests on, in the order of the lines
   * @param replaced the revision whose charges it takes back, or null
   */
  IssuedBill issue(IssuedBill bill, List<List<Evidence>> evidence, @Nullable IssuedBill replaced) {
    var postings = postings(bill, evidence, replaced);
    var entries = ledger.next(bill.departmentId(), postings);
    var head = entries.isEmpty() ? ledger.head(bill.departmentId()) : entries.getLast().hash();
    var issued = bill.sealed(head);
    postings.add(Postings.printed(issued));
    bills.add(issued);
    for (var line : issued.lines()) {
      lines.addEvidence(issued.id(), line.n(), evidence.get(line.n() - 1));
    }
    ledger.append(ledger.next(bill.departmentId(), postings));
    events.publishEvent(event(issued));
    return issued;
  }

  /** Whether the bill has the lines of the draft, and each rests on the very same intervals. */
  boolean says(IssuedBill bill, Draft draft) {
    return bill.lines().equals(Drafting.numbered(draft.lines()))
        && ledger.charges(bill.id()).stream()
            .filter(Postings::isOwed)
            .allMatch(each ->
                each.evidence()
                    .equals(
                        Postings.seal(
                            bill.lines().get(each.line() - 1),
                            draft.of(draft.lines().get(each.line() - 1)))));
  }

  private static BillIssued event(IssuedBill bill) {
    return new BillIssued(
        bill.id(),
        bill.departmentId(),
        bill.period().toString(),
        bill.revision(),
        bill.total().toPlainString(),
        bill.currency(),
        bill.issuedAt());
  }

  private List<Posting> postings(
      IssuedBill bill, List<List<Evidence>> evidence, @Nullable IssuedBill replaced) {
    var postings = new ArrayList<Posting>();
    if (replaced != null) {
      postings.addAll(Postings.reversals(ledger.charges(replaced.id())));
    }
    for (var line : bill.lines()) {
      var seal = Postings.seal(line, evidence.get(line.n() - 1));
      postings.addAll(Postings.charges(bill.id(), line, bill.currency(), seal));
    }
    return postings;
  }
}
