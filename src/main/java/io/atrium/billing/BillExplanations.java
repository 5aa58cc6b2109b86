package io.atrium.billing;

import io.atrium.accounts.Actor;
import io.atrium.billing.store.BillLines;
import io.atrium.kernel.Money;
import io.atrium.kernel.NotFound;
import io.atrium.metering.Span;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.PriceVersion;
import io.atrium.pricing.rating.Exact;
import io.atrium.pricing.rating.Line;
import io.atrium.pricing.rating.RatedUse.Key;
import io.atrium.pricing.rating.Rating;
import io.atrium.pricing.rating.UnitPrice;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Explains each line of a bill down to the facts, from the evidence that was issued with it. */
@Service
public class BillExplanations {

  private static final int EXACT_DIGITS = 12;

  private final BillQueries bills;

  private final BillLines stored;

  private final Drafting drafting;

  private final PriceQueries prices;

  BillExplanations(BillQueries bills, BillLines stored, Drafting drafting, PriceQueries prices) {
    this.bills = bills;
    this.stored = stored;
    this.drafting = drafting;
    this.prices = prices;
  }

  /**
   * Explains one line. Bill and evidence are of the same moment, even while the month goes on.
   *
   * @param n the number of the line, from 1
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Explanation explain(Actor actor, String billId, int n) {
    var bill = bills.bill(actor, billId);
    var line =
        bill.lines().stream()
            .filter(each -> each.n() == n)
            .findFirst()
            .orElseThrow(() -> new NotFound("line of this bill"));
    var version = version(line);
    var key = key(line, version);
    var evidence = evidence(bill, line, key);
    var again = again(bill, line, key, evidence);
    return new Explanation(
        bill,
        line,
        version,
        prices.until(version).orElse(null),
        evidence,
        again.exact().rounded(EXACT_DIGITS),
        again.exact().fits(EXACT_DIGITS),
        formula(line, bill.total(), again.exact()),
        again.shares(),
        gaps(bill, key));
  }

  /** The line added up again from its evidence. It is the line, or something is broken. */
  private static Line again(Bill bill, BillLine line, Key key, List<Evidence> evidence) {
    var digits = bill.total().amount().scale();
    var free = Map.of(line.meter(), line.free());
    var again = Line.of(Draft.uses(key, evidence), free, digits).getFirst();
    if (!again.unitSeconds().equals(line.quantity())
        || again.amount().compareTo(line.amount()) != 0) {
      throw new IllegalStateException(
          "The evidence of %s does not give its line %d".formatted(bill.id(), line.n()));
    }
    return again;
  }

  private List<Evidence> evidence(Bill bill, BillLine line, Key key) {
    return switch (bill.status()) {
      case ISSUED, REPLACED -> stored.evidence(bill.id(), line.n());
      case OPEN ->
          drafting
              .draft(bill.departmentId(), Span.between(bill.from(), bill.to()))
              .evidence()
              .getOrDefault(key, List.of());
    };
  }

  private PriceVersion version(BillLine line) {
    return prices.versions().stream()
        .filter(each -> each.id().equals(line.priceVersionId()))
        .findFirst()
        .orElseThrow();
  }

  private static Key key(BillLine line, PriceVersion version) {
    return new Key(
        line.meter(),
        line.environment(),
        line.kind(),
        version.id(),
        version.effectiveFrom(),
        line.price());
  }

  private static String formula(BillLine line, Money total, Exact exact) {
    var currency = total.currency().getCurrencyCode();
    return "%s %s × %s per %s ÷ %d %s %s %s, rounded half-even to %s %s"
        .formatted(
            line.free().signum() == 0
                ? line.quantity()
                : "(%s − %s free)".formatted(line.quantity(), line.free()),
            line.unit(),
            price(line.price(), currency),
            line.per(),
            Rating.divisor(line.meter()),
            exact.fits(EXACT_DIGITS) ? "=" : "≈",
            exact.rounded(EXACT_DIGITS).stripTrailingZeros().toPlainString(),
            currency,
            line.amount().toPlainString(),
            currency);
  }

  private static String price(UnitPrice price, String currency) {
    var charged = price.charged().toPlainString();
    return price.discounted()
        ? "%s %s (%s less %s %%)"
            .formatted(
                charged, currency, price.list().toPlainString(), price.discount().toPlainString())
        : "%s %s".formatted(charged, currency);
  }

  /** What nobody knows of the use that this line would charge for: only while its prices held. */
  private List<Evidence> gaps(Bill bill, Key key) {
    var span = Span.between(bill.from(), bill.to());
    var unknown =
        drafting.intervals(bill.departmentId(), span).stream()
            .filter(each -> !each.counted())
            .toList();
    return Draft.cut(unknown, prices.book(), span).getOrDefault(key, List.of());
  }
}
