package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.billing.web.LineView.Held;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.PriceVersion;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the lines of a bill ready to print: in groups, with what holds for all of them said once,
 * and so that no two of them read the same.
 */
@Component
class LineViews {

  private final PriceQueries prices;

  LineViews(PriceQueries prices) {
    this.prices = prices;
  }

  BillSheet of(Bill bill) {
    var held = held(bill);
    var discount = discount(bill);
    var groups =
        LineGroup.of(
            bill, each -> LineView.of(each, bill, told(each, bill, held), discount == null));
    return new BillSheet(groups, List.copyOf(held.values()), discount);
  }

  /** The prices of the bill by the id of their version, in the order in which they held. */
  private Map<String, Held> held(Bill bill) {
    var used = bill.lines().stream().map(BillLine::priceVersionId).collect(Collectors.toSet());
    var found = new LinkedHashMap<String, Held>();
    prices.versions().stream()
        .filter(each -> used.contains(each.id()))
        .sorted(Comparator.comparing(PriceVersion::effectiveFrom))
        .forEach(each -> found.put(each.id(), held(each, bill)));
    return found;
  }

  private Held held(PriceVersion version, Bill bill) {
    return new Held(
        version.label(),
        Collections.max(List.of(version.effectiveFrom(), bill.from())),
        Collections.min(List.of(prices.until(version).orElse(bill.to()), bill.to())));
  }

  /** The prices of a line are told where another line is about the same under other prices. */
  private static @Nullable Held told(BillLine line, Bill bill, Map<String, Held> held) {
    var versions =
        bill.lines().stream()
            .filter(each -> each.description().equals(line.description()))
            .map(BillLine::priceVersionId)
            .distinct()
            .count();
    return versions == 1 ? null : held.get(line.priceVersionId());
  }

  private static @Nullable String discount(Bill bill) {
    var all = bill.lines().stream().map(each -> each.price().discount()).distinct().toList();
    return all.size() == 1 && all.getFirst().compareTo(BigDecimal.ZERO) > 0
        ? all.getFirst().toPlainString()
        : null;
  }
}
