package io.atrium.billing;

import io.atrium.billing.BillProof.Basis;
import io.atrium.billing.store.BillLines;
import io.atrium.billing.store.IssuedBill;
import io.atrium.billing.store.Ledger;
import io.atrium.billing.store.Rechecks;
import io.atrium.kernel.Money;
import io.atrium.metering.Recount;
import io.atrium.metering.Span;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.rating.Line;
import io.atrium.pricing.rating.RatedUse.Key;
import io.atrium.pricing.rating.Share;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Computes issued bills anew. The valid bill of a month follows from the facts and the price book,
 * and from nothing that was kept when it was closed; see ADR 61 for what that takes.
 */
@Component
class Recomputing {

  private final Recount recount;

  private final PriceQueries prices;

  private final BillLines stored;

  private final Ledger ledger;

  private final Rechecks rechecks;

  Recomputing(
      Recount recount, PriceQueries prices, BillLines stored, Ledger ledger, Rechecks rechecks) {
    this.recount = recount;
    this.prices = prices;
    this.stored = stored;
    this.ledger = ledger;
    this.rechecks = rechecks;
  }

  BillProof prove(IssuedBill bill, boolean replaced) {
    var issued = asIssued(bill);
    var again = replaced ? fromEvidence(bill) : fromFacts(bill);
    return new BillProof(
        bill.id(),
        bill.departmentId(),
        bill.departmentCode(),
        bill.period(),
        bill.revision(),
        new Money(bill.total(), Currency.getInstance(bill.currency())),
        issued.hash(),
        again.hash(),
        replaced ? Basis.EVIDENCE : Basis.FACTS,
        issued.difference(again),
        bill.ledgerHead(),
        ledger.holds(bill.departmentId(), bill.ledgerHead()),
        rechecks.any(bill.departmentId(), bill.period()));
  }

  private CanonicalBill asIssued(IssuedBill bill) {
    var text = new CanonicalBill(bill.id(), bill, bill.total());
    for (var line : bill.lines()) {
      var evidence = stored.evidence(bill.id(), line.n());
      text.add(line, shares(bill, line, evidence), evidence);
    }
    return text;
  }

  private CanonicalBill fromFacts(IssuedBill bill) {
    var span = Span.between(bill.from(), bill.to());
    var book = prices.book();
    var use =
        new ArrayList<>(
            bill.unproven()
                ? recount.asFarAsProven(bill.departmentId(), span)
                : recount.proven(bill.departmentId(), span));
    use.addAll(recount.consumed(bill.departmentId(), span, book.meters()));
    var draft = Draft.of(bill.departmentId(), use, book, span, digits(bill));
    var total = Line.total(draft.lines(), digits(bill));
    var text = new CanonicalBill(id(bill), bill, total);
    for (int i = 0; i < draft.lines().size(); i++) {
      var line = draft.lines().get(i);
      text.add(BillLine.of(i + 1, line), line.shares(), draft.of(line));
    }
    return text;
  }

  private CanonicalBill fromEvidence(IssuedBill bill) {
    var lines = bill.lines().stream().map(each -> again(bill, each)).toList();
    var text = new CanonicalBill(id(bill), bill, Line.total(lines, digits(bill)));
    for (int i = 0; i < lines.size(); i++) {
      var evidence = stored.evidence(bill.id(), i + 1);
      text.add(BillLine.of(i + 1, lines.get(i)), lines.get(i).shares(), evidence);
    }
    return text;
  }

  private Line again(IssuedBill bill, BillLine line) {
    return rated(bill, line, stored.evidence(bill.id(), line.n())).getFirst();
  }

  private List<Share> shares(IssuedBill bill, BillLine line, List<Evidence> evidence) {
    return rated(bill, line, evidence).stream().flatMap(each -> each.shares().stream()).toList();
  }

  /** All of it is one line already, so that it does not matter from when the prices held. */
  private List<Line> rated(IssuedBill bill, BillLine line, List<Evidence> evidence) {
    var key =
        new Key(
            line.meter(),
            line.environment(),
            line.kind(),
            line.priceVersionId(),
            bill.from(),
            line.price());
    var free = Map.of(line.meter(), line.free());
    return Line.of(Draft.uses(key, evidence), free, digits(bill));
  }

  private static String id(IssuedBill bill) {
    return BillIds.of(bill.departmentId(), bill.period(), bill.revision());
  }

  private static int digits(IssuedBill bill) {
    return Currency.getInstance(bill.currency()).getDefaultFractionDigits();
  }
}
