package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.Evidence;
import io.atrium.billing.Explanation;
import io.atrium.billing.PriceVersion;
import io.atrium.kernel.Money;
import io.atrium.metering.UsageInterval;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The explanation of a line, ready to print.
 *
 * @param seconds unit-seconds of all evidence together: the quantity of the line
 * @param exact the amount before its one rounding
 */
record ExplanationPage(
    Bill bill,
    LineView line,
    PriceVersion prices,
    String unit,
    BigInteger seconds,
    BigDecimal exact,
    String formula,
    List<Part> parts,
    List<Evidence> evidence,
    List<UsageInterval> gaps) {

  static ExplanationPage of(Explanation explained, Set<String> simulated) {
    var currency = explained.bill().total().currency();
    return new ExplanationPage(
        explained.bill(),
        LineView.of(explained.line(), explained.bill()),
        explained.prices(),
        explained.line().unit(),
        explained.evidence().stream()
            .map(Evidence::unitSeconds)
            .reduce(BigInteger.ZERO, BigInteger::add),
        explained.exact().stripTrailingZeros(),
        explained.formula(),
        explained.shares().stream()
            .map(each ->
                new Part(
                    each.instanceId(),
                    each.name(),
                    simulated.contains(each.instanceId()),
                    each.unitSeconds(),
                    new Money(each.amount(), currency)))
            .toList(),
        explained.evidence(),
        explained.gaps());
  }

  /** Whether these prices held from the very beginning. */
  public boolean everHeld() {
    return prices.effectiveFrom().equals(Instant.EPOCH);
  }

  /** What one instance has of the line. */
  record Part(
      String instanceId, String name, boolean simulated, BigInteger seconds, Money amount) {}
}
