package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.Bill;
import io.atrium.billing.BillHead;
import io.atrium.billing.BillQueries;
import io.atrium.billing.Rollups;
import io.atrium.kernel.Money;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The bills of a month, and one bill. */
@Controller
@RequestMapping("/bills")
class BillPages {

  private final BillQueries queries;
  private final SimulatedMachines simulated;
  private final LineViews lines;
  private final Rollups rollups;

  BillPages(BillQueries queries, SimulatedMachines simulated, LineViews lines, Rollups rollups) {
    this.queries = queries;
    this.simulated = simulated;
    this.lines = lines;
    this.rollups = rollups;
  }

  /** The bills of a month; where there is just one, that bill itself. */
  @GetMapping
  String list(
      Actor actor, @RequestParam(required = false) @Nullable YearMonth period, Model model) {
    var month = Objects.requireNonNullElseGet(period, queries::currentPeriod);
    queries.requireBegun(month);
    var top = rollups.topOf(actor);
    if (top.isPresent() && queries.several(actor, month)) {
      addMonths(month, model);
      var rollup = rollups.of(actor, top.get(), month);
      return RollupPages.show(rollup, simulated.along(actor, rollup), model);
    }
    var bills = queries.heads(actor, month);
    if (bills.size() == 1) {
      return show(queries.bill(actor, bills.getFirst().id()), false, model);
    }
    addMonths(month, model);
    model.addAttribute("institution", rollups.institutionOf(actor).orElse(null));
    model.addAttribute("bills", bills);
    model.addAttribute("total", total(bills.stream().map(BillHead::total)));
    var shares = simulated.of(() -> queries.bills(actor, month));
    model.addAttribute("simulated", shares);
    model.addAttribute(
        "pretended",
        total(shares.values().stream().filter(SimulatedShares::any).map(SimulatedShares::amount)));
    return "billing/list";
  }

  @GetMapping("/{id}")
  String bill(Actor actor, @PathVariable String id, Model model) {
    var bill = queries.bill(actor, id);
    return show(bill, queries.several(actor, bill.period()), model);
  }

  @GetMapping("/{id}/csv")
  ResponseEntity<String> csv(Actor actor, @PathVariable String id) {
    var bill = queries.bill(actor, id);
    var name = "bill-%s-%s.csv".formatted(bill.departmentCode(), bill.period());
    var file = ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(BillCsv.of(bill, simulated.of(bill)));
  }

  private String show(Bill bill, boolean oneOfMany, Model model) {
    addMonths(bill.period(), model);
    model.addAttribute("bill", bill);
    model.addAttribute("sheet", lines.of(bill));
    model.addAttribute("simulated", simulated.of(bill));
    model.addAttribute("oneOfMany", oneOfMany);
    model.addAttribute("counted", queries.counted(bill).orElse(null));
    return "billing/show";
  }

  /** The way to the months before and after: none lies in the future, or before any use. */
  private void addMonths(YearMonth month, Model model) {
    model.addAttribute("month", month);
    model.addAttribute(
        "before", month.isAfter(queries.firstPeriod()) ? month.minusMonths(1) : null);
    model.addAttribute(
        "after", month.isBefore(queries.currentPeriod()) ? month.plusMonths(1) : null);
  }

  private static @Nullable Money total(Stream<Money> amounts) {
    return amounts.reduce(Money::plus).orElse(null);
  }
}
