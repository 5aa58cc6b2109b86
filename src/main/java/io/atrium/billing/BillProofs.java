package io.atrium.billing;

import io.atrium.accounts.Actor;
import io.atrium.billing.store.IssuedBills;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Proves single bills to whoever may see them. */
@Service
public class BillProofs {

  private final BillQueries bills;

  private final IssuedBills issued;

  private final Recomputing recomputing;

  BillProofs(BillQueries bills, IssuedBills issued, Recomputing recomputing) {
    this.bills = bills;
    this.issued = issued;
    this.recomputing = recomputing;
  }

  /** Computes the bill anew. Everything it looks at is of the same moment. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public BillProof prove(Actor actor, String billId) {
    var bill = bills.bill(actor, billId);
    return switch (bill.status()) {
      case OPEN -> throw new BillOpen();
      case ISSUED -> recomputing.prove(issued.find(billId).orElseThrow(), false);
      case REPLACED -> recomputing.prove(issued.find(billId).orElseThrow(), true);
    };
  }
}
