package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.Evidence;
import io.atrium.billing.Explanation;
import io.atrium.kernel.Money;
import io.atrium.pricing.PriceVersion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The explanation of a line, ready to print.
 *
 * @param seconds unit-seconds of all evidence together: the quantity of the line
 * @param exact the amount before its one rounding, to twelve digits
 * @param exactToTheEnd whether these tell all of it
 */
record ExplanationPage(
    Bill bill,
    LineView line,
    PriceVersion prices,
    @Nullable Instant pricesUntil,
    String unit,
    BigInteger seconds,
    BigDecimal exact,
    boolean exactToTheEnd,
    String formula,
    List<Part> parts,
    List<Evidence> evidence,
    List<Evidence> gaps) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  static ExplanationPage of(Explanation explained, Set<String> simulated) {
    var currency = explained.bill().total().currency();
    return new ExplanationPage(
        explained.bill(),
        LineView.of(explained.line(), explained.bill(), null, true),
        explained.prices(),
        explained.pricesUntil(),
        explained.line().unit(),
        explained.evidence().stream()
            .map(Evidence::unitSeconds)
            .reduce(BigInteger.ZERO, BigInteger::add),
        explained.exact().stripTrailingZeros(),
        explained.exactToTheEnd(),
        explained.formula(),
        explained.shares().stream()
            .sorted(Comparator.comparing(each -> inOrder(each.name())))
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

  /** Sorts names as people do: exam-9 before exam-10. */
  private static String inOrder(String name) {
    return NUMBER
        .matcher(name.toLowerCase(Locale.ROOT))
        .replaceAll(each -> "0".repeat(Math.max(0, 20 - each.group().length())) + each.group());
  }

  /** Whether these prices held from the very beginning. */
  public boolean everHeld() {
    return prices.effectiveFrom().equals(Instant.EPOCH);
  }

  /** What one instance has of the line. */
  record Part(
      String instanceId, String name, boolean simulated, BigInteger seconds, Money amount) {}
}
