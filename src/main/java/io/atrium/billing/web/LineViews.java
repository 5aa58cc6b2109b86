package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.billing.web.LineView.Held;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.PriceVersion;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the lines of a bill ready to print, so that no two of them read the same. */
@Component
class LineViews {

  private final PriceQueries prices;

  LineViews(PriceQueries prices) {
    this.prices = prices;
  }

  List<LineView> of(Bill bill) {
    return bill.lines().stream().map(each -> LineView.of(each, bill, held(each, bill))).toList();
  }

  private @Nullable Held held(BillLine line, Bill bill) {
    var alike =
        bill.lines().stream().filter(each -> each.description().equals(line.description())).count();
    return alike == 1
        ? null
        : prices.versions().stream()
            .filter(each -> each.id().equals(line.priceVersionId()))
            .findFirst()
            .map(each -> held(each, bill))
            .orElse(null);
  }

  private Held held(PriceVersion version, Bill bill) {
    return new Held(
        version.label(),
        Collections.max(List.of(version.effectiveFrom(), bill.from())),
        Collections.min(List.of(prices.until(version).orElse(bill.to()), bill.to())));
  }
}
