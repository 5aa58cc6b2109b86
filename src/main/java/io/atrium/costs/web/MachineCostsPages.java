package io.atrium.costs.web;

import io.atrium.accounts.Actor;
import io.atrium.costs.Dearest;
import io.atrium.costs.DearestQueries;
import io.atrium.costs.Waste;
import io.atrium.costs.WasteQueries;
import io.atrium.instances.InstanceQueries;
import io.atrium.kernel.Simulated;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Which machines cost most, and which are paid for and not used: the first few as a panel of the
 * costs, more as a page.
 */
@Controller
@RequestMapping("/costs")
class MachineCostsPages {

  private static final int ON_A_PANEL = 5;

  private static final int ON_A_PAGE = 100;

  private final DearestQueries dearest;

  private final WasteQueries waste;

  private final CostHead head;

  private final InstanceQueries instances;

  private final Simulated simulated;

  MachineCostsPages(
      DearestQueries dearest,
      WasteQueries waste,
      CostHead head,
      InstanceQueries instances,
      Simulated simulated) {
    this.dearest = dearest;
    this.waste = waste;
    this.head = head;
    this.instances = instances;
    this.simulated = simulated;
  }

  @GetMapping("/machines")
  String machines(
      Actor actor,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(required = false) @Nullable String departmentId,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
      Model model) {
    var asked = head.period(period);
    var most = swap == null ? ON_A_PAGE : ON_A_PANEL;
    var found = dearest.of(actor, asked, departmentId, most);
    head.add(new CostLinks("/costs/machines", asked, null, null, departmentId), model);
    model.addAttribute("dearest", found);
    model.addAttribute("beforeTitle", CostChart.title(asked.before()));
    addKnown(actor, found.items().stream().map(Dearest.Item::id).toList(), model);
    return swap == null ? "costs/machines" : "costs/machines :: panel";
  }

  @GetMapping("/waste")
  String waste(
      Actor actor,
      @RequestParam(required = false) @Nullable String departmentId,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
      Model model) {
    var found = waste.of(actor, departmentId);
    var most = swap == null ? ON_A_PAGE : ON_A_PANEL;
    var rows = found.machines().stream().limit(most).toList();
    model.addAttribute("waste", found);
    model.addAttribute("rows", rows);
    model.addAttribute(
        "links", new CostLinks("/costs/waste", head.period(null), null, null, departmentId));
    addKnown(actor, rows.stream().map(Waste.Machine::id).toList(), model);
    return swap == null ? "costs/waste" : "costs/waste :: panel";
  }

  /** Those that have a page of their own, and those that are not real. */
  private void addKnown(Actor actor, List<String> ids, Model model) {
    model.addAttribute("names", instances.names(actor, ids));
    model.addAttribute("pretended", simulated.among(ids));
  }
}
