package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.BillQueries;
import io.atrium.billing.Rollup;
import io.atrium.billing.Rollups;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a department owes together with those below it. */
@Controller
@RequestMapping("/bills/rollup")
class RollupPages {

  private final Rollups rollups;

  private final BillQueries bills;

  private final SimulatedMachines simulated;

  RollupPages(Rollups rollups, BillQueries bills, SimulatedMachines simulated) {
    this.rollups = rollups;
    this.bills = bills;
    this.simulated = simulated;
  }

  @GetMapping("/{departmentId}")
  String tree(
      Actor actor,
      @PathVariable String departmentId,
      @RequestParam(required = false) @Nullable YearMonth period,
      Model model) {
    var month = month(period);
    var rollup = rollups.of(actor, departmentId, month);
    model.addAttribute("month", month);
    model.addAttribute("before", month.isAfter(bills.firstPeriod()) ? month.minusMonths(1) : null);
    model.addAttribute("after", month.isBefore(bills.currentPeriod()) ? month.plusMonths(1) : null);
    return show(rollup, simulated.along(actor, rollup), model);
  }

  /** Shows it; the month and the ways to those around it are in the model already. */
  static String show(Rollup rollup, SimulatedBranches simulated, Model model) {
    model.addAttribute("rollup", rollup);
    model.addAttribute("simulated", simulated);
    model.addAttribute("top", rollup.rows().getFirst());
    return "billing/rollup";
  }

  @GetMapping("/{departmentId}/csv")
  ResponseEntity<String> csv(
      Actor actor,
      @PathVariable String departmentId,
      @RequestParam(required = false) @Nullable YearMonth period) {
    var rollup = rollups.of(actor, departmentId, month(period));
    return RollupCsv.answer(rollup, simulated.along(actor, rollup));
  }

  private YearMonth month(@Nullable YearMonth period) {
    return Objects.requireNonNullElseGet(period, bills::currentPeriod);
  }
}
