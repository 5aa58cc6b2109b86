package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.Evidence;
import io.atrium.billing.Explanation;
import io.atrium.kernel.Money;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.PageRequest;
import io.atrium.kernel.web.Stretches;
import io.atrium.pricing.PriceVersion;
import io.atrium.pricing.rating.Share;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The explanation of a line, ready to print: how it adds up, and a stretch of each list that it
 * rests on.
 *
 * @param charged how much is charged for, in the unit of the price
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
    BigDecimal charged,
    BigDecimal exact,
    boolean exactToTheEnd,
    String formula,
    Page<Part> parts,
    Page<Evidence> evidence,
    Page<Evidence> gaps) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  static ExplanationPage of(Explanation explained, Set<String> simulated, PageRequest page) {
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
        LineView.hours(explained.line().charged(), explained.line()),
        explained.exact().stripTrailingZeros(),
        explained.exactToTheEnd(),
        explained.formula(),
        Stretches.counted(inOrder(explained.shares()), page)
            .map(each -> Part.of(each, simulated, currency)),
        Stretches.counted(explained.evidence(), page),
        Stretches.counted(explained.gaps(), page));
  }

  private static List<Share> inOrder(List<Share> shares) {
    return shares.stream().sorted(Comparator.comparing(each -> inOrder(each.name()))).toList();
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
  record Part(String instanceId, String name, boolean simulated, BigInteger seconds, Money amount) {

    static Part of(Share share, Set<String> simulated, Currency currency) {
      return new Part(
          share.instanceId(),
          share.name(),
          simulated.contains(share.instanceId()),
          share.unitSeconds(),
          new Money(share.amount(), currency));
    }
  }
}
