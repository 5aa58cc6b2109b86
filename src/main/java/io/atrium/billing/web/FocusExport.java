package io.atrium.billing.web;

import io.atrium.accounts.DepartmentQueries;
import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.billing.BillSharers;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Simulated;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.PriceVersion;
import io.atrium.pricing.rating.Share;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Writes a bill for tools that compare the costs of many clouds. */
@Component
class FocusExport {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final BillSharers sharers;

  private final PriceQueries prices;

  private final DepartmentQueries departments;

  private final Institution institution;

  private final Simulated simulated;

  FocusExport(
      BillSharers sharers,
      PriceQueries prices,
      DepartmentQueries departments,
      Institution institution,
      Simulated simulated) {
    this.sharers = sharers;
    this.prices = prices;
    this.departments = departments;
    this.institution = institution;
    this.simulated = simulated;
  }

  ResponseEntity<String> answer(Bill bill) {
    var ending = "focus-%s.csv".formatted(FocusCsv.VERSION);
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, BillFiles.attached(bill, ending))
        .body(FocusCsv.of(rows(bill)));
  }

  List<FocusRow> rows(Bill bill) {
    Map<Integer, List<Share>> shares = sharers.of(List.of(bill)).getOrDefault(bill.id(), Map.of());
    var pretended =
        simulated.among(
            shares.values().stream()
                .flatMap(List::stream)
                .map(Share::instanceId)
                .collect(Collectors.toSet()));
    var rows = new ArrayList<FocusRow>();
    for (var line : bill.lines()) {
      for (var share : shares.getOrDefault(line.n(), List.of())) {
        rows.add(row(bill, line, share, pretended.contains(share.instanceId())));
      }
    }
    return rows;
  }

  private FocusRow row(Bill bill, BillLine line, Share share, boolean pretended) {
    var version =
        prices.versions().stream().filter(each -> each.id().equals(line.priceVersionId()));
    var from = version.findFirst().map(each -> from(each, bill));
    return new FocusRow(
        bill,
        line,
        share,
        pretended,
        departments.institution().id(),
        institution.institution(),
        from.orElse(bill.from()),
        until(line, bill));
  }

  private static Instant from(PriceVersion version, Bill bill) {
    return Collections.max(List.of(version.effectiveFrom(), bill.from()));
  }

  private Instant until(BillLine line, Bill bill) {
    return prices.versions().stream()
        .filter(each -> each.id().equals(line.priceVersionId()))
        .findFirst()
        .flatMap(prices::until)
        .filter(bill.to()::isAfter)
        .orElse(bill.to());
  }
}
