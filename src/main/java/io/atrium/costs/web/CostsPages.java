package io.atrium.costs.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.costs.CostQueries;
import io.atrium.costs.CostQuestion;
import io.atrium.costs.CostReport;
import io.atrium.costs.UsageGrouping;
import io.atrium.kernel.Simulated;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Costs over time, as a chart with its table, and as a file. */
@Controller
@RequestMapping("/costs")
class CostsPages {

  private final CostQueries costs;

  private final CostHead head;

  private final CostChart charts;

  private final Simulated simulated;

  CostsPages(CostQueries costs, CostHead head, CostChart charts, Simulated simulated) {
    this.costs = costs;
    this.head = head;
    this.charts = charts;
    this.simulated = simulated;
  }

  @GetMapping
  String overTime(
      Actor actor,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(required = false) @Nullable UsageGrouping by,
      @RequestParam(required = false) @Nullable String label,
      @RequestParam(required = false) @Nullable String departmentId,
      Model model) {
    var question = new CostQuestion(head.period(period), by, label, departmentId);
    var report = costs.overTime(actor, question);
    var links =
        new CostLinks("/costs", question.period(), report.by(), report.label(), departmentId);
    head.add(links, model);
    model.addAttribute("report", report);
    model.addAttribute("simulated", !simulated.among(report.machines()).isEmpty());
    model.addAttribute("chart", charts.of(report));
    model.addAttribute("beforeTitle", CostChart.title(question.period().before()));
    model.addAttribute("difference", charts.difference(report.compared(), report.before()));
    model.addAttribute("part", partly(report));
    model.addAttribute(
        "whose",
        report.departments().stream()
            .filter(each -> each.id().equals(departmentId))
            .map(Department::name)
            .findFirst()
            .orElse(null));
    return "costs/costs";
  }

  @GetMapping("/csv")
  ResponseEntity<String> csv(
      Actor actor,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(required = false) @Nullable UsageGrouping by,
      @RequestParam(required = false) @Nullable String label,
      @RequestParam(required = false) @Nullable String departmentId) {
    var question = new CostQuestion(head.period(period), by, label, departmentId);
    return CostsCsv.answer(costs.overTime(actor, question), charts);
  }

  /** Whether some days of a finished month have no counterpart in a shorter one before it. */
  private static boolean partly(CostReport report) {
    return report.frame().begun() > report.frame().compared();
  }
}
